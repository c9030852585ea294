import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base } from '@playwright/test';
import { freePort } from '../../scripts/lib/ports.ts';
import { Processes } from '../../scripts/lib/processes.ts';
import { type Stack, startStack } from '../../scripts/lib/stack.ts';
import { signIn } from './console.ts';
import type { Who } from './people.ts';
import { SandboxControl } from './sandbox.ts';

type StorageState = Awaited<ReturnType<import('@playwright/test').BrowserContext['storageState']>>;

interface TestFixtures {
  /** Who is signed in when the test begins, with nothing chosen yet. */
  who: Who | 'anonymous';
  /** The simulated upstream; faults and modes that a test asks for end with it. */
  sandbox: SandboxControl;
}

interface WorkerFixtures {
  stack: Stack;
  signedIn: (who: Who) => Promise<StorageState>;
}

/** What a person chose follows them to any browser, and would to the next test. Without a role there is nothing to choose. */
async function forgetChoices(context: BrowserContext, who: Who | 'anonymous', origin: string): Promise<void> {
  if (who === 'anonymous' || who === 'norole') return;
  const headers = { 'X-CSRF': '1', Origin: origin };
  const answer = await context.request.put('/api/preferences', { headers, data: {} });
  if (!answer.ok()) throw new Error(`The choices of ${who} are still there: ${await answer.text()}`);
}

/** A test against a sandbox and a console of its own worker: real processes, real sign-in, real database. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'console-e2e-'));
      const processes = new Processes();
      const output: string[] = [];
      try {
        const stack = await startStack(processes, {
          sandboxPort: await freePort(),
          port: await freePort(),
          dataDir,
          env: { SANDBOX_COMPANIES: '120', SANDBOX_USERS: '5000' },
          onLine: (name) => (line) => output.push(`${name} | ${line}`),
        });
        await use(stack);
      } catch (error) {
        throw new Error(`${error}\n${output.slice(-20).join('\n')}`, { cause: error });
      } finally {
        await processes.stop();
        await rm(dataDir, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  signedIn: [
    async ({ browser, stack }, use) => {
      const states = new Map<Who, StorageState>();
      await use(async (who) => {
        const known = states.get(who);
        if (known) return known;
        const context = await browser.newContext({ baseURL: stack.url, locale: 'en-GB' });
        const page = await context.newPage();
        await page.goto('/');
        await signIn(page, who);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForURL(`${stack.url}/**`);
        const state = await context.storageState();
        states.set(who, state);
        await context.close();
        return state;
      });
    },
    { scope: 'worker' },
  ],
  who: ['viewer', { option: true }],
  baseURL: ({ stack }, use) => use(stack.url),
  context: async ({ context, stack, who, signedIn }, use) => {
    // Not as its storage state: a context is only used again by a test that asks for the same one.
    if (who !== 'anonymous') await context.addCookies((await signedIn(who)).cookies);
    await forgetChoices(context, who, stack.url);
    await use(context);
    // What a test held back or answers itself ends with it, also where the page asked for it after the last line.
    // A page that is being closed has nothing to hold back.
    await Promise.allSettled(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
  },
  sandbox: async ({ stack }, use) => {
    const control = new SandboxControl(stack.sandboxUrl);
    await use(control);
    await control.restore();
  },
});

export const { expect } = base;
