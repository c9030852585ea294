// Pictures of every page in both themes and four widths. "pnpm screenshots [folder]"; the folder is screenshots/ by default.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { inWorkspace } from '../scripts/lib/paths.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { Processes } from '../scripts/lib/processes.ts';
import { ensureSpa } from '../scripts/lib/spa.ts';
import { startStack } from '../scripts/lib/stack.ts';
import { browserLaunch } from './support/browser.ts';
import { signIn } from './support/console.ts';
import { pages } from './support/pages.ts';

const widths = { 360: 740, 768: 1024, 1440: 900, 2560: 1440 };

const folder = process.argv[2] ?? inWorkspace('screenshots');
await mkdir(folder, { recursive: true });
await ensureSpa();
const dataDir = await mkdtemp(join(tmpdir(), 'console-screenshots-'));
const processes = new Processes();
const browser = await chromium.launch(await browserLaunch());
try {
  const stack = await startStack(processes, {
    sandboxPort: await freePort(),
    port: await freePort(),
    dataDir,
  });
  for (const { name, who, path, shown } of pages) {
    const context = await browser.newContext({ baseURL: stack.url, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    if (who !== 'nobody') {
      await page.goto('/');
      await signIn(page, who);
      await page.waitForURL(`${stack.url}/**`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [width, height] of Object.entries(widths)) {
        await page.setViewportSize({ width: Number(width), height });
        if (who !== 'norole') await page.goto(path);
        await shown(page);
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`) });
      }
    }
    await context.close();
    console.log(name);
  }
} finally {
  await browser.close();
  await processes.stop();
  await rm(dataDir, { recursive: true, force: true });
}
