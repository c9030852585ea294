import { KNOWN } from '@reseller-console/sandbox';
import { expect, test } from 'vitest';
import { startConsole } from './support/console.ts';
import { freePort } from './support/free-port.ts';

/** The number behind the line of a measure that has all these labels; 0 where there is none. */
function measured(text: string, name: string, ...labels: readonly string[]): number {
  const line = text
    .split('\n')
    .find((one) => one.startsWith(`${name}{`) && labels.every((label) => one.includes(label)));
  return Number(line?.split(' ').at(-1) ?? 0);
}

test('requests, calls, retries and a credential that is rejected are counted', async () => {
  const port = await freePort();
  const system = await startConsole({ environment: { METRICS_PORT: String(port) } });
  const counted = async (name: string, ...labels: readonly string[]) =>
    measured(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text(), name, ...labels);
  const { control } = system.sandbox;
  try {
    const viewer = await system.signIn('viewer');
    const search = '/api/target-users/search';
    const users = `/api/companies/${KNOWN.brightwater.id}/target-users`;
    control.addFault({ match: { path: search }, fault: { kind: 'status', status: 503 } });
    expect((await viewer.request(users)).status).toBe(200);
    const calls = 'console_keepnet_call_seconds_count';
    expect(await counted('console_http_request_seconds_count', '/target-users"', 'status="200"')).toBe(1);
    expect(await counted(calls, `route="${search}"`, 'outcome="200"')).toBe(1);
    expect(await counted(calls, `route="${search}"`, 'outcome="unavailable"')).toBe(1);
    expect(await counted('console_keepnet_retries_total', `route="${search}"`)).toBe(1);
    control.token({ rejectCredentials: true, expireAll: true });
    expect((await viewer.request(users)).status).toBe(502);
    expect(await counted(calls, 'route="/connect/token"', 'outcome="credentials_rejected"')).toBe(1);
  } finally {
    await system.close();
  }
});
