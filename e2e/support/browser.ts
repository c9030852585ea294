import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));

/** How Playwright starts the browser: its program, its arguments and what it needs of the environment. */
export interface BrowserLaunch {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

// The package's own list of fonts names folders that only its first home has.
const fontconfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;

async function unpack(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'unpacking-'));
  await promisify(execFile)(
    process.execPath,
    [fileURLToPath(new URL('./unpack-browser.ts', import.meta.url))],
    // The runtime's name makes the package unpack the libraries too that a bare machine lacks.
    { env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' } },
  );
  await writeFile(join(staging, 'fonts/fonts.conf'), fontconfig(folder));
  // The first to rename wins; the folder is never there half filled.
  await rename(staging, folder).catch(() => rm(staging, { recursive: true, force: true }));
}

/**
 * The Chromium that came with the install, unpacked once, or the one that `CHROMIUM_PATH` names. Nothing is downloaded
 * and nothing of the system is needed.
 */
export async function browserLaunch(): Promise<BrowserLaunch> {
  const args = ['--no-sandbox', '--font-render-hinting=none'];
  const environment = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const own = process.env.CHROMIUM_PATH;
  if (own) return { executablePath: own, args, env: environment };
  const folder = join(cache, 'chromium-153.0.0');
  if (!existsSync(folder)) await unpack(folder);
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: {
      ...environment,
      FONTCONFIG_PATH: join(folder, 'fonts'),
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    },
  };
}
