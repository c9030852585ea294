// One file of the target users of every company, next to the sum of their single files, from the sandbox; and what it adds to the
// memory of the console. Usage: node bench/export-companies.ts [companies]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN } from '../apps/sandbox/src/seed/known.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { withProcesses } from '../scripts/lib/processes.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { type Asked, download } from './lib/download.ts';
import { residentMegabytes, watchMemory } from './lib/memory.ts';
import { consoleRequest } from './lib/requests.ts';

const companies = Number(process.argv[2] ?? 250);
const users = 100_000;

async function idsIn(directory: Asked): Promise<string[]> {
  const { body } = await download(directory, { keep: true });
  const answer: { companies: [string, string][] } = JSON.parse(body.toString());
  return answer.companies.map(([id]) => id).filter((id) => id !== KNOWN.privacy.id);
}

await withProcesses(async (processes) => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const metricsPort = await freePort();
  const { url } = await startStack(processes, {
    sandboxPort: await freePort(),
    port: await freePort(),
    dataDir: folder,
    env: {
      SANDBOX_COMPANIES: String(companies),
      SANDBOX_USERS: String(users),
      METRICS_PORT: String(metricsPort),
    },
  });
  const asked = await consoleRequest(url);
  const ids = await idsIn(asked('/api/companies/directory'));
  const resident = () => residentMegabytes(`http://127.0.0.1:${metricsPort}/metrics`);

  /** Every company's own file, one after the other; the sandbox generates a company when it is first asked for. */
  async function singles(): Promise<{ ms: number; bytes: number }> {
    const sum = { ms: 0, bytes: 0 };
    for (const id of ids) {
      const { ms, bytes } = await download(asked(`/api/companies/${id}/target-users/export`));
      sum.ms += ms;
      sum.bytes += bytes;
    }
    return sum;
  }

  await singles();
  const before = await resident();
  const single = await singles();
  const between = await resident();
  console.log(
    `single files    ${(single.ms / 1000).toFixed(1)} s   ${(single.bytes / 1e6).toFixed(0)} MB of ${ids.length} companies`,
  );
  for (const format of ['csv', 'zip']) {
    const memory = watchMemory(resident);
    const { ms, bytes } = await download(asked(`/api/target-users/export?format=${format}`));
    const peak = await memory.stop();
    console.log(
      `one file, ${format}   ${(ms / 1000).toFixed(1)} s   ${(bytes / 1e6).toFixed(0)} MB   ${(single.ms / ms).toFixed(2)} times as fast   memory ${between.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most (${before.toFixed(0)} MB before the single files)`,
    );
  }
  await processes.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
});
