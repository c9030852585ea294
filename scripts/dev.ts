// Sandbox and BFF that restart when their sources change, and Vite in front of them.
import { inWorkspace } from './lib/paths.ts';
import { freePort } from './lib/ports.ts';
import { withProcesses } from './lib/processes.ts';
import { startStack } from './lib/stack.ts';

await withProcesses(async (processes) => {
  const port = await freePort(3000);
  const vitePort = await freePort(5173);
  const publicUrl = `http://localhost:${vitePort}`;
  await startStack(processes, {
    sandboxPort: await freePort(4000),
    port,
    publicUrl,
    dataDir: inWorkspace('data/dev'),
    flags: ['--watch', '--watch-preserve-output'],
    env: { LOG_LEVEL: 'info' },
  });
  processes.start({
    name: 'web',
    args: [inWorkspace('node_modules/vite/bin/vite.js'), '--port', String(vitePort), '--strictPort'],
    cwd: inWorkspace('apps/web'),
    env: { BFF_URL: `http://127.0.0.1:${port}` },
  });
  await processes.ready(publicUrl);
  console.log(`The console is ready: ${publicUrl}`);
});
