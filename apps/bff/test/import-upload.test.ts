import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { importLimits, importMediaType } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpDatabase } from './support/canary.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { linesOf, plannedImport, sendImport } from './support/imports.ts';
import { itemsOf, jobOf, reached, startJob } from './support/jobs.ts';
import { rowsOf } from './support/rows.ts';

const company = KNOWN.brightwater;
const clock = new Clock();
let system: TestConsole;
let operator: HttpClient;

beforeAll(async () => {
  system = await startConsole({ overrides: { now: clock.now } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());

const person = (name: string) => [`${name}@brightwater.example.com`, 'Ada', 'Byron', '+15550001111'];
const fields = ['email', 'firstName', 'lastName', 'phoneNumber'];
const good = (count: number, name = 'upload') =>
  linesOf(
    fields,
    Array.from({ length: count }, (_, index) => person(`${name}-${index}`)),
  );
const kept = () => rowsOf(system, 'import_rows');
const jobs = async () => (await rowsOf(system, 'jobs')).length;

const head = good(1)[0] ?? '';

test.each([
  ['no head', ['{"line":2,"values":[]}'], 1],
  ['a line that is not JSON', [...good(450), 'ada@example.com'], 452],
  ['a line of another form', [...good(2), '{"line":"9","values":[null,null,null,null]}'], 4],
  ['a missing value', [...good(2), '{"line":9,"values":["a@example.com"]}'], 4],
  ['a line number twice', [...good(2), '{"line":3,"values":[null,null,null,null]}'], 4],
  ['no rows', [head, ''], 2],
  ['nothing', [], 1],
])('refuses %s with the number of the line, and keeps nothing', async (_what, lines, line) => {
  const before = await jobs();
  const answer = await sendImport(operator, company.id, lines);
  expect(answer).toMatchObject({ status: 400, code: 'invalid_request', params: { line } });
  expect(answer.detail).toContain(`Line ${line} `);
  expect(await kept()).toEqual([]);
  expect(await jobs()).toBe(before);
});

test('names a column that cannot be used by its position, and says if none has addresses', async () => {
  const answer = await sendImport(operator, company.id, linesOf(['firstName'], [['Ada']]));
  expect(answer).toMatchObject({ status: 400, errors: [{ field: 'headers', code: 'no_email_column' }] });
  const strange = await sendImport(operator, company.id, linesOf(['email', 'password'], [['a', 'b']]));
  expect(strange).toMatchObject({ status: 400, errors: [{ field: 'headers.1.field' }] });
});

test('accepts Windows line breaks, blank lines, and a last line without a break', async () => {
  const answer = await sendImport(operator, company.id, good(2).join('\r\n\r\n'));
  expect(answer.status).toBe(201);
  expect(await itemsOf(operator, (await reached(operator, answer.id ?? '', 'planned')).id)).toHaveLength(2);
});

test('refuses another content type, a compressed body and a line that is too long', async () => {
  const json = await sendImport(operator, company.id, good(1), { 'content-type': 'application/json' });
  expect(json).toMatchObject({ status: 400, code: 'invalid_request' });
  const packed = await sendImport(operator, company.id, good(1), { 'content-encoding': 'gzip' });
  expect(packed).toMatchObject({ status: 400, code: 'invalid_request' });
  const long = JSON.stringify({ line: 2, values: ['x'.repeat(importLimits.lineBytes), null, null, null] });
  const line = await sendImport(operator, company.id, [head, long]);
  expect(line).toMatchObject({ status: 413, code: 'payload_too_large', params: { line: 2 } });
  expect(await kept()).toEqual([]);
});

test('an upload that breaks off leaves nothing', async () => {
  const before = await jobs();
  const cookie = [...operator.cookies()].map(([name, value]) => `${name}=${value}`).join('; ');
  const url = new URL(`/api/companies/${company.id}/imports`, operator.origin);
  const upload = httpRequest(url, {
    method: 'POST',
    headers: {
      cookie,
      'x-csrf': '1',
      'sec-fetch-site': 'same-origin',
      'content-type': importMediaType,
      'idempotency-key': randomUUID(),
    },
  });
  upload.on('error', () => undefined);
  upload.write(`${good(1000, 'broken').join('\n')}\n`);
  await expect.poll(async () => (await kept()).length).toBeGreaterThan(3);
  upload.destroy();
  await expect.poll(kept).toEqual([]);
  expect(await jobs()).toBe(before);
});

test('the same key and rows are the same plan, and other rows are refused', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const first = await sendImport(operator, company.id, good(3, 'key'), key);
  expect(first.status).toBe(201);
  expect(await sendImport(operator, company.id, good(3, 'key'), key)).toEqual(first);
  const other = await sendImport(operator, company.id, good(4, 'key'), key);
  expect(other).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  const none = await sendImport(operator, company.id, good(1), { 'idempotency-key': '' });
  expect(none).toMatchObject({ status: 400, code: 'idempotency_key_missing' });
  await reached(operator, first.id ?? '', 'planned');
  await expect.poll(kept).toEqual([]);
});

test('until an import starts, the database has no address of it in plain text; its report can be imported again', async () => {
  const rows = [
    ['sealed-person@brightwater.example.com', "'=Eve", '@Lovelace', '+15550001111'],
    ['not an address', 'Ada', null, null],
  ];
  const job = await plannedImport(operator, company.id, fields, rows);
  expect(await dumpDatabase(system.environment)).not.toContain('sealed-person');
  await startJob(operator, job.id);
  await reached(operator, job.id, 'done');
  const [user] = system.sandbox.control.users(company.id, 'sealed-person@brightwater.example.com');
  expect(user?.firstName).toBe('=Eve');
  const file = await operator.request(`/api/jobs/${job.id}/report.csv`, { headers: { 'x-csrf': '1' } });
  const [header, first = '', second] = (await file.text()).split('\r\n');
  expect(header).toBe(
    'The email,The firstName,The lastName,The phoneNumber,Plan,Result,Reason,Line,Record id,Request id',
  );
  expect(first).toContain(
    `sealed-person@brightwater.example.com,'=Eve,'@Lovelace,+15550001111,create,done,,2,${user?.id},`,
  );
  expect(second).toContain(
    'not an address,Ada,,,refuse,skipped,"invalid; field: email; reason: not_an_email",3,,',
  );
  const semicolons = await operator.request(`/api/jobs/${job.id}/report.csv?separator=semicolon`, {
    headers: { 'x-csrf': '1' },
  });
  expect((await semicolons.text()).split('\r\n')[0]).toBe(
    header
      ?.split(',')
      .map((cell) => `"${cell}"`)
      .join(';'),
  );
  const again = first.split(',').slice(0, 4);
  const repeated = await plannedImport(operator, company.id, fields, [again]);
  expect(repeated.verdicts.same).toBe(1);
});

test('what an import names is wiped with its plan', async () => {
  const job = await plannedImport(operator, company.id, fields, [person('wiped')]);
  await startJob(operator, job.id);
  await reached(operator, job.id, 'done');
  clock.advance(15 * 86_400_000);
  operator = await system.signIn('operator');
  await expect.poll(async () => (await jobOf(operator, job.id)).title).toBeNull();
  const [item] = await itemsOf(operator, job.id);
  expect(item).toMatchObject({ subject: null, changes: [], params: {}, line: 2, state: 'done' });
});
