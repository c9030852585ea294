import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** The packages that the server of any commit consists of. */
const members = ['apps/bff', 'apps/sandbox', 'packages/contract', 'packages/keepnet'];

async function unpack(commit: string, folder: string): Promise<void> {
  const archive = spawn('git', ['archive', commit, ...members], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: [archive.stdout, 'inherit', 'inherit'] });
  const [[archived], [unpacked]] = await Promise.all([once(archive, 'exit'), once(tar, 'exit')]);
  if (archived !== 0 || unpacked !== 0) throw new Error(`Commit ${commit} is not in the history`);
}

/** Gives a package of the old build the dependencies of today's, and as packages of ours those of the old build. */
async function link(member: string, folder: string): Promise<void> {
  const from = join(root, member, 'node_modules');
  const to = join(folder, member, 'node_modules');
  await mkdir(join(to, '@reseller-console'), { recursive: true });
  for (const entry of await readdir(from)) {
    if (entry.startsWith('.') || entry === '@reseller-console') continue;
    await symlink(await realpath(join(from, entry)), join(to, entry));
  }
  for (const ours of members) {
    const name = ours.split('/').at(-1) ?? '';
    await symlink(join(folder, ours), join(to, '@reseller-console', name));
  }
}

/**
 * Puts the server of an earlier commit into an empty folder, ready to be started, with today's versions of what it depends on.
 * @returns its main module
 */
export async function checkOut(commit: string, folder: string): Promise<string> {
  await unpack(commit, folder);
  for (const member of members) await link(member, folder);
  return join(folder, 'apps/bff/src/main.ts');
}
