import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob, stat } from 'node:fs/promises';
import { inWorkspace } from './paths.ts';

const sources = [
  'apps/web/{src,public}/**',
  'apps/web/*.{html,json,ts}',
  'packages/contract/src/**',
  'pnpm-lock.yaml',
];

async function changedAt(path: string): Promise<number> {
  return (await stat(inWorkspace(path)).catch(() => undefined))?.mtimeMs ?? 0;
}

/** True when the built SPA is missing or something that it is made of is newer. */
async function isSpaStale(): Promise<boolean> {
  const built = await changedAt('apps/web/dist/index.html');
  if (built === 0) return true;
  for await (const path of glob(sources, { cwd: inWorkspace('.') })) {
    if ((await changedAt(path)) > built) return true;
  }
  return false;
}

/** Builds the SPA into apps/web/dist. @throws with Vite's output when that fails */
async function buildSpa(): Promise<void> {
  const vite = spawn(process.execPath, [inWorkspace('node_modules/vite/bin/vite.js'), 'build'], {
    cwd: inWorkspace('apps/web'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [vite.stdout, vite.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const [code] = await once(vite, 'close');
  if (code !== 0) throw new Error(`The SPA does not build:\n${output}`);
}

/** Builds the SPA when it is stale, and says so. */
export async function ensureSpa(): Promise<void> {
  if (!(await isSpaStale())) return;
  console.log('Building the SPA ...');
  await buildSpa();
}
