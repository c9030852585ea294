// The main journeys in an installed browser: Firefox by WebDriver BiDi, or the Chromium of the tests.
// Usage: pnpm journeys [--browser firefox|chromium] [--pictures folder]; the last line is "N passed, N failed".
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../apps/bff/src/platform/config-error.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { Processes } from '../scripts/lib/processes.ts';
import { ensureSpa } from '../scripts/lib/spa.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { browsers } from './journeys/browsers.ts';
import { journeys } from './journeys/journeys.ts';
import { Person } from './journeys/person.ts';
import { SandboxControl } from './support/sandbox.ts';

const isKnown = (name: string): name is keyof typeof browsers => Object.hasOwn(browsers, name);

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { browser: { type: 'string', default: 'firefox' }, pictures: { type: 'string' } },
  });
  if (!isKnown(values.browser))
    throw new ConfigError(`--browser must be one of ${Object.keys(browsers).join(', ')}`);
  const folder = await mkdtemp(join(tmpdir(), 'console-journeys-'));
  const downloads = join(folder, 'downloads');
  await mkdir(downloads);
  const processes = new Processes();
  let browser: Awaited<ReturnType<(typeof browsers)[keyof typeof browsers]>> | undefined;
  try {
    browser = await browsers[values.browser](downloads);
    console.log(await browser.version());
    await ensureSpa();
    const port = await freePort();
    const stack = await startStack(processes, {
      sandboxPort: await freePort(),
      port,
      // The same host as the provider has: Firefox gives another host another process, and the driver loses the page.
      publicUrl: `http://127.0.0.1:${port}`,
      dataDir: folder,
      env: { SANDBOX_COMPANIES: '120', SANDBOX_USERS: '5000' },
    });
    const opened = browser;
    const newTab = async () => {
      const page = await opened.newPage();
      // A journey that failed may leave a form behind, which asks before the next one goes elsewhere.
      page.on('dialog', (dialog) => void dialog.accept());
      return new Person(page, stack.url);
    };
    const person = await newTab();
    const world = { person, newTab, sandbox: new SandboxControl(stack.sandboxUrl), downloads };
    let failed = 0;
    for (const [name, journey] of Object.entries(journeys)) {
      const started = performance.now();
      const error: unknown = await journey(world).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error) failed += 1;
      console.log(
        `${error ? 'failed' : 'passed'}  ${name}, ${Math.round((performance.now() - started) / 100) / 10} s`,
      );
      if (error) console.log(`        ${error}`);
      if (values.pictures) await person.picture(join(values.pictures, `${name}.png`));
    }
    console.log(`${Object.keys(journeys).length - failed} passed, ${failed} failed`);
    if (failed > 0) process.exitCode = 1;
  } finally {
    await browser?.close();
    await processes.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof ConfigError ? 78 : 1;
});
