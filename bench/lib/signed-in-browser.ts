import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { signIn } from '../../e2e/support/console.ts';
import { openBrowser } from '../../e2e/support/open-browser.ts';
import { freePort } from '../../scripts/lib/ports.ts';
import { Processes } from '../../scripts/lib/processes.ts';
import { ensureSpa } from '../../scripts/lib/spa.ts';
import { type Stack, startStack } from '../../scripts/lib/stack.ts';

export interface SignedInBrowser extends Stack {
  /** A page of a browser that knows the person and has kept no file; it says what it sees as `window.bench`. */
  freshPage: () => Promise<Page>;
}

/** Starts the built console and a Chromium in which somebody is signed in, for as long as `measure` takes. */
export async function withSignedInBrowser(
  env: Readonly<Record<string, string>>,
  measure: (browser: SignedInBrowser) => Promise<void>,
): Promise<void> {
  await ensureSpa();
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-browser-'));
  const processes = new Processes();
  const browser = await openBrowser();
  try {
    const ports = { sandboxPort: await freePort(), port: await freePort() };
    const stack = await startStack(processes, { ...ports, dataDir, env });
    const person = await browser.newContext({ baseURL: stack.url });
    const page = await person.newPage();
    await page.goto('/');
    await signIn(page, 'operator');
    await page.waitForURL(`${stack.url}/`);
    await page.locator('tbody th a').first().waitFor();
    const storageState = await person.storageState();
    await person.close();
    let open: BrowserContext | undefined;
    const freshPage = async () => {
      await open?.close();
      open = await browser.newContext({ baseURL: stack.url, storageState });
      await open.addInitScript({ path: fileURLToPath(new URL('./watch-page.js', import.meta.url)) });
      return open.newPage();
    };
    await measure({ ...stack, freshPage });
  } finally {
    await browser.close();
    await processes.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
