// The console on invented data: the sandbox in place of Keepnet and of the identity provider, SQLite in data/demo.
import { demoAccounts, demoPassword } from '../apps/sandbox/src/idp/accounts.ts';
import { inWorkspace } from './lib/paths.ts';
import { freePort } from './lib/ports.ts';
import { withProcesses } from './lib/processes.ts';
import { ensureSpa } from './lib/spa.ts';
import { startStack } from './lib/stack.ts';

/** The port wanted or, when something else has it, a free one, with a line that says so. */
async function choosePort(wanted: number, what: string): Promise<number> {
  const port = await freePort(wanted);
  if (port !== wanted) console.log(`Port ${wanted} is taken, so the ${what} uses ${port}.`);
  return port;
}

await withProcesses(async (processes) => {
  await ensureSpa();
  const { url } = await startStack(processes, {
    sandboxPort: await choosePort(4000, 'sandbox'),
    port: await choosePort(3000, 'console'),
    dataDir: process.env.DATA_DIR ?? inWorkspace('data/demo'),
  });
  const rows = demoAccounts.map(
    ({ id, name, roles }) => `  ${id.padEnd(10)}${name.padEnd(18)}${roles.join(', ') || 'no role'}`,
  );
  console.log(
    [
      '',
      `The console is ready: ${url}`,
      '',
      `Sign in as (password "${demoPassword}"):`,
      ...rows,
      '',
      'Ctrl-C ends it.',
    ].join('\n'),
  );
});
