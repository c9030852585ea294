// Sandbox and BFF that restart when their sources change, and Vite in front of them.
import { isLoopback } from '../apps/bff/src/config.ts';
import { choosePorts, publicUrlIn } from './lib/addresses.ts';
import { inWorkspace } from './lib/paths.ts';
import { freePort } from './lib/ports.ts';
import { withProcesses } from './lib/processes.ts';
import { startStack } from './lib/stack.ts';

await withProcesses(async (processes) => {
  const ports = await choosePorts(process.env, console.log);
  const wanted = publicUrlIn(process.env);
  // On this machine nothing but Vite is what people open; elsewhere a proxy is in front of it.
  const asked = wanted !== undefined && isLoopback(wanted.hostname) ? Number(wanted.port) : 0;
  const vitePort = asked || (await freePort(5173));
  const publicUrl = wanted?.origin ?? `http://localhost:${vitePort}`;
  await startStack(processes, {
    ...ports,
    publicUrl,
    dataDir: inWorkspace('data/dev'),
    flags: ['--watch', '--watch-preserve-output'],
    env: { LOG_LEVEL: 'info' },
  });
  processes.start({
    name: 'web',
    args: [inWorkspace('node_modules/vite/bin/vite.js'), '--port', String(vitePort), '--strictPort'],
    cwd: inWorkspace('apps/web'),
    env: { BFF_URL: `http://127.0.0.1:${ports.port}` },
  });
  await processes.ready(`http://localhost:${vitePort}`);
  console.log(`The console is ready: ${publicUrl}`);
});
