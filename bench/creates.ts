// Creates per second through the console, with its intent, read and outcome on disk, next to the same creates sent straight to the
// sandbox. Usage: node bench/creates.ts [creates a round] [rounds]
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN } from '../apps/sandbox/src/seed/known.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { withProcesses } from '../scripts/lib/processes.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { median } from './lib/download.ts';
import { sandboxToken, signedIn } from './lib/requests.ts';

const perRound = Number(process.argv[2] ?? 60);
const rounds = Number(process.argv[3] ?? 5);
const lanes = 8;
const company = KNOWN.brightwater;

const person = (name: string) => ({
  email: `${name}@${company.domains[0]}`,
  firstName: 'Ada',
  lastName: 'Example',
  phoneNumber: '+905321112233',
  priority: 'Medium',
});

/** Creates per second of `perRound` creates over eight lanes. */
async function speed(create: (name: string) => Promise<number>, expected: number): Promise<number> {
  const started = performance.now();
  const run = randomUUID().slice(0, 8);
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let index = lane; index < perRound; index += lanes) {
        const status = await create(`bench-${run}-${index}`);
        if (status !== expected) throw new Error(`A create was answered ${status}`);
      }
    }),
  );
  return (perRound * 1000) / (performance.now() - started);
}

await withProcesses(async (processes) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const { url, sandboxUrl } = await startStack(processes, {
    sandboxPort: await freePort(),
    port: await freePort(),
    dataDir,
    env: { SANDBOX_USERS: '2000' },
  });
  const browser = await signedIn(url, 'operator');
  const token = await sandboxToken(sandboxUrl);
  const straight = async (name: string) => {
    const answer = await fetch(`${sandboxUrl}/api/target-users`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'x-keepnet-company-id': company.id,
      },
      body: JSON.stringify({ ...person(name), isActive: true, customFields: [] }),
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  const through = async (name: string) => {
    const key = { 'idempotency-key': randomUUID() };
    const path = `/api/companies/${company.id}/target-users`;
    const answer = await browser.send('POST', path, person(name), key);
    await answer.arrayBuffer();
    return answer.status;
  };
  await speed(straight, 200);
  await speed(through, 201);
  const speeds = { straight: [] as number[], through: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    speeds.straight.push(await speed(straight, 200));
    speeds.through.push(await speed(through, 201));
  }
  const [direct, console_] = [median(speeds.straight), median(speeds.through)];
  console.log(
    `straight ${direct.toFixed(0)} creates/s   through the console ${console_.toFixed(0)} creates/s`,
  );
  console.log(`ratio ${(console_ / direct).toFixed(2)} (the console also looks before it sends)`);
  await browser.close();
  await rm(dataDir, { recursive: true, force: true });
});
