// The console on invented data: the sandbox in place of Keepnet and of the identity provider, SQLite in data/demo.
import { demoAccounts, demoPassword } from '../apps/sandbox/src/idp/accounts.ts';
import { choosePorts, publicUrlIn } from './lib/addresses.ts';
import { inWorkspace } from './lib/paths.ts';
import { withProcesses } from './lib/processes.ts';
import { ensureSpa } from './lib/spa.ts';
import { startStack } from './lib/stack.ts';

await withProcesses(async (processes) => {
  const ports = await choosePorts(process.env, console.log);
  const publicUrl = publicUrlIn(process.env)?.origin;
  await ensureSpa();
  const { url } = await startStack(processes, {
    ...ports,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    dataDir: process.env.DATA_DIR?.trim() || inWorkspace('data/demo'),
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
