import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLines, runVerify, whoIs } from './support/audit.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import { newPerson } from './support/people.ts';

const { brightwater, otherScript } = KNOWN;

let system: TestConsole;
beforeAll(async () => {
  system = await startConsole();
});
afterAll(() => system.close());

test('half characters and NUL from the provider, Keepnet and the browser never reach the trail', async () => {
  const { idp, sandbox, environment } = system;
  sandbox.control.company(otherScript.id, { name: 'Nova \ud83d\0Ltd' });
  idp.control.changeAccount('operator', { name: `${'é'.repeat(199)}🌍` });
  idp.control.changeAccount('admin', { name: '\udf0dMina \0Loy' });
  const operator = await system.signIn('operator');
  const admin = await system.signIn('admin');
  expect((await whoIs(operator)).name).toBe('é'.repeat(199));
  expect((await whoIs(admin)).name).toBe('\ufffdMina Loy');

  const file = await admin.request(`/api/companies/${otherScript.id}/target-users/export`, {
    headers: { 'x-csrf': '1' },
  });
  expect(file.status).toBe(200);
  await file.text();
  const key = { 'idempotency-key': randomUUID() };
  const group = { name: 'Night shift \ud83c', priority: 'Medium' };
  const path = `/api/companies/${brightwater.id}/target-groups`;
  const first = await operator.send('POST', path, group, key);
  expect([first.status, await operator.send('POST', path, group, key).then(({ status }) => status)]).toEqual([
    201, 201,
  ]);
  const person = {
    ...newPerson('odd', brightwater.domains[0]),
    firstName: 'Zo\udc00',
    department: 'R\ud800D',
  };
  const made = await operator.send('POST', `/api/companies/${brightwater.id}/target-users`, person, {
    'idempotency-key': randomUUID(),
  });
  expect(made.status).toBe(201);
  const preferences = await operator.request('/api/preferences');
  expect((await operator.send('PUT', '/api/preferences', await preferences.json())).status).toBe(200);

  const lines = await auditLines(admin);
  expect(JSON.stringify(lines)).not.toMatch(/\\u(d[89a-f]|0000)/);
  const of = (action: string) => lines.find((line) => line.action === action);
  expect(of('target-users.export')).toMatchObject({
    outcome: 'done',
    company: { name: 'Nova \ufffdLtd' },
    person: { name: '\ufffdMina Loy' },
  });
  expect(of('target-group.create')).toMatchObject({ outcome: 'created', target: 'Night shift \ufffd' });
  const { code, said } = await runVerify(environment);
  expect(said).toMatch(
    /^The audit trail is intact: \d+ entries, none changed, missing or out of place\. Its last hash/,
  );
  expect(code).toBe(0);
});

test('a NUL in what a person types is refused and not mended', async () => {
  const operator = await system.signIn('operator');
  const path = `/api/companies/${brightwater.id}/target-groups`;
  const response = await operator.send(
    'POST',
    path,
    { name: 'Day\0shift', priority: 'Low' },
    {
      'idempotency-key': randomUUID(),
    },
  );
  expect(response.status).toBe(400);
});
