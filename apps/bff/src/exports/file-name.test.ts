import { expect, test } from 'vitest';
import { attachment } from './file-name.ts';

const at = Date.UTC(2026, 10, 20, 14, 5, 59);
const named = (name: string | null, others: readonly string[] = []) =>
  attachment({
    company: { id: 'aC3mE5cRp7Q2', name },
    known: others.map((other, index) => ({
      id: index === 0 ? 'aC3mE5cRp7Q2' : `other${index}`,
      name: other,
    })),
    noun: 'target-users',
    format: 'csv',
    at,
  });
const rest = '_target-users_2026-11-20T1405Z.csv';

test.each([
  ['Acme Corp', 'acme-corp'],
  ['  A & B, "Sons"/../Ltd.  ', 'a-b-sons-ltd'],
  ['Line\r\nSet-Cookie: x=1', 'line-set-cookie-x-1'],
])('%j is written in plain letters', (name, slug) => {
  expect(named(name)).toBe(`attachment; filename="${slug}${rest}"`);
});

test.each([
  ['Işık Güneş A.Ş.', 'isik-gunes-a-s'],
  ['Straße & Łódź', 'strasse-lodz'],
  ['株式会社あおぞら', 'aC3mE5cRp7Q2'],
  ['مؤسسة', 'aC3mE5cRp7Q2'],
])('%j keeps its own letters, and also gets a name that every system accepts', (name, slug) => {
  const [, ascii, own] =
    /^attachment; filename="([^"]*)"; filename\*=UTF-8''([\w%.-]*)$/.exec(named(name)) ?? [];
  expect(ascii).toBe(slug + rest);
  const decoded = decodeURIComponent(own ?? '');
  expect(decoded.endsWith(rest)).toBe(true);
  expect(decoded).toMatch(/^[\p{L}\p{M}\p{N}-]+_/u);
});

test.each([
  ['Şirket İçin', 'şirket-için'],
  ['İZMİR I\u0307stanbul', 'izmir-istanbul'],
  ['Ærø Z\u0307', 'ærø-ż'],
])('%j leaves no mark without its letter in the file name', (name, slug) => {
  const written = decodeURIComponent(named(name));
  expect(written).toContain(`${slug}_target-users`);
  expect(written).not.toContain('\u0307');
});

test.each([[null], ['!!!'], ['😀']])('a company without a name to write (%j) is called by its id', (name) => {
  expect(named(name)).toBe(`attachment; filename="aC3mE5cRp7Q2${rest}"`);
});

test('a long name is shortened, and there is no company at reseller level', () => {
  expect(named('x'.repeat(300))).toBe(`attachment; filename="${'x'.repeat(60)}${rest}"`);
  expect(attachment({ company: null, known: [], noun: 'companies', format: 'xlsx', at })).toBe(
    'attachment; filename="reseller_companies_2026-11-20T1405Z.xlsx"',
  );
});

test.each([
  ['Acme Corp', 'Acme Corp', 'acme-corp-aC3mE5cRp7Q2'],
  ['Acme Corp', 'ACME  Corp', 'acme-corp-aC3mE5cRp7Q2'],
  ['Acme, Corp.', 'Acme Corp', 'acme-corp-aC3mE5cRp7Q2'],
  ['x'.repeat(61), 'x'.repeat(70), `${'x'.repeat(60)}-aC3mE5cRp7Q2`],
])('%j is told apart where %j would give its file the same name', (name, other, slug) => {
  expect(named(name, [name, other])).toBe(`attachment; filename="${slug}${rest}"`);
  expect(named(name, [name, 'Acme Corporation', 'Acme'])).not.toContain('-aC3mE5cRp7Q2');
});

test('a name that is told apart is so in its own letters too', () => {
  expect(decodeURIComponent(named('株式会社あおぞら', ['', '株式会社あおぞら']))).toBe(
    `attachment; filename="aC3mE5cRp7Q2${rest}"; filename*=UTF-8''株式会社あおぞら-aC3mE5cRp7Q2${rest}`,
  );
  expect(decodeURIComponent(named('Işık', ['Işık', 'Isik']))).toBe(
    `attachment; filename="isik-aC3mE5cRp7Q2${rest}"; filename*=UTF-8''işık${rest}`,
  );
});
