import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { freePort } from '../../scripts/lib/ports.ts';
import { Processes } from '../../scripts/lib/processes.ts';
import { ensureSpa } from '../../scripts/lib/spa.ts';
import { startStack } from '../../scripts/lib/stack.ts';
import { signIn } from './console.ts';
import { openBrowser } from './open-browser.ts';
import { type ConsolePage, pages } from './pages.ts';
import { SandboxControl } from './sandbox.ts';
import { states } from './states.ts';

type StorageState = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

export interface View {
  /** The name of the page or state. */
  name: string;
  page: Page;
  /** Resolves once the page, in a window of another size perhaps, shows what the view is about. */
  shown: () => Promise<unknown>;
}

const focusIntoView = "document.activeElement?.scrollIntoView({ block: 'nearest' })";

/**
 * Calls `visit` for every page and state whose name begins with `only`, one after another, each in a tab of its own of a Chromium that
 * the person is signed in to. A view that cannot be reached ends it.
 */
export async function visitEveryView(only: string, visit: (view: View) => Promise<void>): Promise<void> {
  await ensureSpa();
  const dataDir = await mkdtemp(join(tmpdir(), 'console-views-'));
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

    /** A page of its own for each view, with nothing of another; a person who signed in once stays signed in. */
    async function open(who: ConsolePage['who']): Promise<Page> {
      const storageState = known.get(who);
      const context = await browser.newContext({
        baseURL: stack.url,
        reducedMotion: 'reduce',
        ...(storageState ? { storageState } : {}),
      });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
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

    const wanted = ({ name }: { name: string }) => name.startsWith(only);
    for (const { name, who, path, shown } of pages.filter(wanted)) {
      const page = await open(who);
      if (who !== 'norole') await page.goto(path);
      await shown(page);
      await visit({ name, page, shown: () => shown(page) });
      await page.context().close();
    }
    for (const { name, who, reach } of states.filter(wanted)) {
      const page = await open(who);
      await reach(page, sandbox);
      // What has the focus is what the state is about: a smaller window may have moved it out of sight.
      await visit({ name, page, shown: () => page.evaluate(focusIntoView) });
      await page.context().close();
      await sandbox.restore();
    }
  } finally {
    await browser.close();
    await processes.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
