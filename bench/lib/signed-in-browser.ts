import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signIn } from '../../e2e/support/console.ts';
import { openBrowser } from '../../e2e/support/open-browser.ts';
import { freePort } from '../../scripts/lib/ports.ts';
import { Processes } from '../../scripts/lib/processes.ts';
import { ensureSpa } from '../../scripts/lib/spa.ts';
import { startStack } from '../../scripts/lib/stack.ts';

type Browser = Awaited<ReturnType<typeof openBrowser>>;
type Context = Awaited<ReturnType<Browser['newContext']>>;
export type Page = Awaited<ReturnType<Context['newPage']>>;

/** Opens a page of a browser that knows the person and has kept no file; the one before is closed. It says what it sees as `bench`. */
export type FreshPage = () => Promise<Page>;

const watchPage = fileURLToPath(new URL('./watch-page.js', import.meta.url));

/** Signs a person in and returns the state of their browser. */
async function signedInState(browser: Browser, url: string) {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto('/');
  await signIn(page, 'operator');
  await page.waitForURL(`${url}/`);
  await page.locator('tbody th a').first().waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Starts the built console on a sandbox with `env`, and a Chromium with a signed-in person, for as long as `measure` takes. */
export async function withSignedInBrowser(
  env: Readonly<Record<string, string>>,
  measure: (freshPage: FreshPage) => Promise<void>,
): Promise<void> {
  await ensureSpa();
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-browser-'));
  const processes = new Processes();
  const browser = await openBrowser();
  try {
    const ports = { sandboxPort: await freePort(), port: await freePort() };
    const { url } = await startStack(processes, { ...ports, dataDir, env });
    const storageState = await signedInState(browser, url);
    let open: Context | undefined;
    await measure(async () => {
      await open?.close();
      open = await browser.newContext({ baseURL: url, storageState });
      await open.addInitScript({ path: watchPage });
      return open.newPage();
    });
  } finally {
    await browser.close();
    await processes.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
