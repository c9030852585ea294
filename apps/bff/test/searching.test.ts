import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const { id: companyId, domains } = KNOWN.acme;
const Found = z.object({ total: z.number(), items: z.array(z.object({ id: z.string() })) });

let system: TestConsole;
let browser: HttpClient;
beforeAll(async () => {
  system = await startConsole({ sandbox: { companies: 20, users: 200 } });
  // Before the console reads its companies.
  system.sandbox.control.company(KNOWN.brightwater.id, { name: 'Çağrı\u00A0 Ener\u00ADji A.Ş.' });
  browser = await system.signIn('viewer');
});
afterAll(() => system.close());

async function find(path: string, params: Record<string, string>): Promise<string[]> {
  const response = await browser.request(`${path}?${new URLSearchParams(params)}`);
  expect(response.status).toBe(200);
  return Found.parse(await response.json()).items.map(({ id }) => id);
}

describe('target users', () => {
  const users = `/api/companies/${companyId}/target-users`;
  const plant = (values: object) =>
    system.sandbox.control.plantUser({ companyId, email: `${randomUUID()}@${domains[0]}`, ...values }).id;

  test.each([
    ['decomposed letters', 'Noe\u0308mi', 'Noëmi'],
    ['letters that Keepnet holds decomposed', 'Rémy-Paul', 'Re\u0301my-Paul'],
    ['other and doubled blanks', ' Juan\u2003 Pablo', 'Juan Pablo'],
    ['a blank that Keepnet holds as another', 'Ana Belen', 'Ana\u00A0Belen'],
    ['marks that show nothing', '\u202AOl\u00ADgun\u200B', 'Olgun'],
    ['a name pasted with the marks that Keepnet holds', 'Zer\u200Brin', 'Zer\u200Brin'],
    ['a name that needs its joiner', 'علی\u200Cرضا', 'علی\u200Cرضا'],
  ])('are found by %s', async (_what, q, firstName) => {
    const id = plant({ firstName });
    expect(await find(users, { q })).toEqual([id]);
  });

  test('are found by what else is pasted: an address with a name, a number as people write it', async () => {
    const id = plant({ email: `pasted.here@${domains[0]}`, phone: '+442079460777' });
    expect(await find(users, { q: `Pat Here <pasted.here@${domains[0]}>;` })).toEqual([id]);
    expect(await find(users, { q: '+44 (0)20 7946 0777' })).toEqual([id]);
    expect(await find(users, { q: '020 7946 0777' })).toEqual([id]);
  });

  test('are filtered by a department, whatever is between its words', async () => {
    const id = plant({ department: 'Kayıt\u00A0  Masası' });
    expect(await find(users, { department: 'Kayıt Masası' })).toEqual([id]);
    expect(await find(users, { department: '\u200BKayıt\u2003Masası' })).toEqual([id]);
  });
});

test.each([
  ['target groups', `/api/companies/${companyId}/target-groups`, companyId],
  ['company groups', '/api/company-groups', undefined],
])('%s are found as they are read', async (_what, path, of) => {
  const name = `Gece Vardiyası ${randomUUID()} Ünite`;
  const { id } = system.sandbox.control.plantGroup({
    ...(of === undefined ? {} : { companyId: of }),
    name,
  });
  for (const q of [name.normalize('NFD'), name.replaceAll(' ', '\u00A0 '), `\u200E${name}\u00AD`]) {
    expect(await find(path, { q })).toEqual([id]);
  }
});

test('the list of companies finds what the switcher finds, and its file has the same', async () => {
  const { id } = KNOWN.brightwater;
  for (const q of ['çağrı enerji', 'CAGRI', 'enerji cagri', 'C\u0327agri\u2009Enerji', id, id.slice(0, 8)]) {
    expect(await find('/api/companies', { q })).toEqual([id]);
  }
  const operator = await system.signIn('operator');
  const headers = { 'x-csrf': '1' };
  const file = await operator.request('/api/companies/export?format=csv&q=enerji%20cagri', { headers });
  expect((await file.text()).trim().split('\n')).toHaveLength(2);
});
