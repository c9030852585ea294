import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import { rowsOf } from './support/rows.ts';

const { acme, brightwater } = KNOWN;
const csrf = { 'x-csrf': '1' };
const Problem = z.object({ code: z.string(), detail: z.string() });

let system: TestConsole;
beforeAll(async () => {
  system = await startConsole({ sandbox: { users: 40_000 }, overrides: { drainMs: 0 } });
});
afterAll(() => system.close());

/** A write whose body is half sent, once the server has begun to handle it. */
async function halfSent(cookies: ReadonlyMap<string, string>): Promise<ClientRequest> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = {
    cookie,
    ...csrf,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    expect: '100-continue',
  };
  const path = `/api/companies/${acme.id}/target-groups`;
  const sending = httpRequest(new URL(path, system.environment['PUBLIC_URL']), { method: 'POST', headers });
  sending.flushHeaders();
  await once(sending, 'continue');
  sending.write('{"name":');
  return sending;
}

test('a console that stops while Keepnet hangs answers every request truthfully, and the trail says what was cut', async () => {
  const { control } = system.sandbox;
  const operator = await system.signIn('operator');
  const users = `/api/companies/${acme.id}/target-users`;
  // Warmed up: only what is meant to hang hangs.
  expect((await operator.request(users)).status).toBe(200);
  const half = await halfSent(operator.cookies());
  const halfAnswered = once(half, 'response');
  // Its reader waits, which keeps it in flight.
  const flowing = await operator.request(`${users}/export?raw=true`, { headers: csrf });
  expect(flowing.status).toBe(200);
  const hanging = ['/api/target-users/search', '/api/target-users/search/export', '/api/target-groups'];
  for (const path of hanging) control.addFault({ match: { path, times: 'always' }, fault: { kind: 'hang' } });
  const read = operator.request(`${users}?q=hangs`);
  const file = operator.request(`${users}/export`, { headers: csrf });
  const write = operator.send(
    'POST',
    `/api/companies/${brightwater.id}/target-groups`,
    { name: 'Hangs' },
    { 'idempotency-key': randomUUID() },
  );
  for (const path of hanging) await expect.poll(() => control.requests(path).length).toBeGreaterThan(0);

  const closed = system.bff.close();
  const answers = await Promise.all([read, file, write]);
  const told = await Promise.all(answers.map(async (answer) => Problem.parse(await answer.json())));
  expect(answers.map(({ status }) => status)).toEqual([504, 504, 504]);
  expect(told.map(({ code }) => code)).toEqual(['upstream_timeout', 'upstream_timeout', 'outcome_unknown']);
  for (const { detail } of told) expect(detail).toContain('restarting');
  const [halfAnswer] = await halfAnswered;
  expect(halfAnswer).toBeInstanceOf(IncomingMessage);
  expect(halfAnswer.statusCode).toBe(504);
  expect(Problem.parse(await json(halfAnswer)).code).toBe('outcome_unknown');
  half.destroy();
  await closed;
  await expect(flowing.arrayBuffer()).rejects.toThrow();

  control.clearFaults();
  await system.restart();
  const outcomes = async (action: string) =>
    (await rowsOf(system, 'audit_events'))
      .filter((row) => row['action'] === action && row['kind'] !== 'intent')
      .map((row) => row['outcome']);
  await expect.poll(() => outcomes('target-users.export')).toEqual(['cut', 'cut']);
  await expect.poll(() => outcomes('target-group.create')).toHaveLength(1);
});
