// Pictures of every page and state in both themes and four widths, and a line for each error in the browser's console.
// "pnpm screenshots [folder] [beginning of a name]"; the folder is screenshots/ by default.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inWorkspace } from '../scripts/lib/paths.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { Processes } from '../scripts/lib/processes.ts';
import { ensureSpa } from '../scripts/lib/spa.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { overflows, signIn } from './support/console.ts';
import { openBrowser } from './support/open-browser.ts';
import { type ConsolePage, pages } from './support/pages.ts';
import { SandboxControl } from './support/sandbox.ts';
import { states } from './support/states.ts';

type StorageState = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

const widths = { 360: 740, 768: 1024, 1440: 900, 2560: 1440 };

const focusIntoView = "document.activeElement?.scrollIntoView({ block: 'nearest' })";

const [folder = inWorkspace('screenshots'), only] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
await ensureSpa();
const dataDir = await mkdtemp(join(tmpdir(), 'console-screenshots-'));
const processes = new Processes();
const browser = await openBrowser();
try {
  const stack = await startStack(processes, {
    sandboxPort: await freePort(),
    port: await freePort(),
    dataDir,
  });
  const sandbox = new SandboxControl(stack.sandboxUrl);
  const known = new Map<string, StorageState>();

  /** A page of its own for each picture, with nothing of another; a person who signed in once stays signed in. */
  async function open(who: ConsolePage['who']): Promise<Page> {
    const storageState = known.get(who);
    const context = await browser.newContext({
      baseURL: stack.url,
      reducedMotion: 'reduce',
      ...(storageState ? { storageState } : {}),
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (message.type() === 'error' && !/^Failed to load resource/.test(message.text()))
        console.log(`  ${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => console.log(`  ${page.url()}: ${error}`));
    if (who === 'anonymous' || storageState) return page;
    await page.goto('/');
    await signIn(page, who);
    await page.waitForURL(`${stack.url}/**`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    known.set(who, await context.storageState());
    return page;
  }

  async function picture(page: Page, name: string, shown: () => Promise<unknown>): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [width, height] of Object.entries(widths)) {
        await page.setViewportSize({ width: Number(width), height });
        await shown();
        if (await overflows(page)) console.log(`  ${name} is wider than ${width} px`);
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`) });
      }
    }
    console.log(`${name}: ${await page.title()}`);
    await page.context().close();
  }

  const wanted = (name: string) => only === undefined || name.startsWith(only);
  for (const { name, who, path, shown } of pages.filter((one) => wanted(one.name))) {
    const page = await open(who);
    if (who !== 'norole') await page.goto(path);
    await picture(page, name, () => shown(page));
  }
  for (const { name, who, reach } of states.filter((one) => wanted(one.name))) {
    const page = await open(who);
    await reach(page, sandbox);
    // What has the focus is what the state is about: a smaller window may have moved it out of sight.
    await picture(page, name, () => page.evaluate(focusIntoView));
    await sandbox.heal();
  }
} finally {
  await browser.close();
  await processes.stop();
  await rm(dataDir, { recursive: true, force: true });
}
