import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { create, newPerson } from './support/people.ts';
import { firstBroken, readTrail } from './support/trail.ts';
import { writeTimes } from './support/write-times.ts';

const company = KNOWN.brightwater;
const [domain] = company.domains;
const path = `/api/companies/${company.id}/target-users`;

let system: TestConsole;
let operator: HttpClient;

beforeAll(async () => {
  system = await startConsole({ overrides: { writeTimes } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
afterEach(() => system.sandbox.control.clearFaults());

let count = 0;
const nextName = () => {
  count += 1;
  return `kept-${count}`;
};
const creates = () =>
  system.sandbox.control.requests('/api/target-users').filter(({ method }) => method === 'POST');
const living = (email: string) =>
  system.sandbox.control.users(company.id, email).filter((user) => !user.deleted);

test('the same key and body get the first answer again and no second call', async () => {
  const person = newPerson(nextName(), domain);
  const key = randomUUID();
  const first = await create(operator, path, person, key);
  system.sandbox.control.clearRequests();
  expect(await create(operator, path, person, key)).toEqual(first);
  expect(creates()).toEqual([]);
});

test('a double click makes one record and two same answers', async () => {
  const person = newPerson(nextName(), domain);
  const key = randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => create(operator, path, person, key)));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(living(person.email)).toHaveLength(1);
});

test('the same key with another body is refused, and belongs to one person', async () => {
  const person = newPerson(nextName(), domain);
  const key = randomUUID();
  await create(operator, path, person, key);
  const other = await create(operator, path, { ...person, firstName: 'Eve' }, key);
  expect(other).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  const admin = await system.signIn('admin');
  const elsewhere = newPerson(nextName(), domain);
  expect((await create(admin, path, elsewhere, key)).status).toBe(201);
});

test('"Check again" gets the settled answer of its key even while Keepnet cannot be asked anything', async () => {
  const person = newPerson(nextName(), domain);
  const key = randomUUID();
  const first = await create(operator, path, person, key);
  await system.restart();
  const again = await system.signIn('operator');
  system.sandbox.control.addFault({
    match: { path: '/^\\/api\\//', times: 'always' },
    fault: { kind: 'status', status: 503 },
  });
  expect(await create(again, path, person, key)).toEqual(first);
  operator = again;
});

test('the trail names the person of every write, intent first, and its chain holds', async () => {
  const person = newPerson(nextName(), domain);
  await create(operator, path, person);
  await system.bff.close();
  const rows = await readTrail(system.environment);
  const ours = rows.filter(({ target }) => target === person.email);
  expect(ours.map(({ kind, outcome, person_name }) => [kind, outcome, person_name])).toEqual([
    ['intent', 'intended', 'Oren Castellane'],
    ['outcome', 'created', 'Oren Castellane'],
  ]);
  expect(ours[0]?.company_name).toBe(company.name);
  expect(firstBroken(rows, system.environment['SESSION_SECRET'] ?? '')).toBeUndefined();
  const forged = rows.map((row) => (row === ours[1] ? { ...row, outcome: 'refused' } : row));
  expect(firstBroken(forged, system.environment['SESSION_SECRET'] ?? '')).toBe(ours[1]?.id);
  await system.restart();
});
