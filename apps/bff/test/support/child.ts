import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A BFF in a process of its own, which a test can end as abruptly as a machine does. */
export async function startChild(
  environment: Record<string, string>,
): Promise<{ kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let log = '';
  const listening = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      log += chunk;
      if (log.includes('"listening"')) resolve();
    });
  });
  await Promise.race([
    listening,
    exited.then(() => {
      throw new Error(`the BFF ended at once: ${log}`);
    }),
  ]);
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
