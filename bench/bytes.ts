// What the signed-in companies page loads until its first row shows: every script and style sheet, by gzip -9.
// Usage: node bench/bytes.ts
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { signIn, table } from '../e2e/support/console.ts';
import { openBrowser } from '../e2e/support/open-browser.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { Processes } from '../scripts/lib/processes.ts';
import { ensureSpa } from '../scripts/lib/spa.ts';
import { startStack } from '../scripts/lib/stack.ts';

const kinds = ['script', 'stylesheet'];
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(2).padStart(8);

const markFirstRow = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector('tbody a')) return;
    observer.disconnect();
    performance.mark('first row');
  }).observe(document, { childList: true, subtree: true });
`;
const receivedBefore = `
  performance.getEntriesByType('resource')
    .filter(({ responseEnd }) => responseEnd <= performance.getEntriesByName('first row')[0].startTime)
    .map(({ name }) => name)
`;

await ensureSpa();
const dataDir = await mkdtemp(join(tmpdir(), 'bench-bytes-'));
const processes = new Processes();
const browser = await openBrowser();
try {
  const { url } = await startStack(processes, {
    sandboxPort: await freePort(),
    port: await freePort(),
    dataDir,
  });
  const person = await browser.newContext({ baseURL: url });
  const signingIn = await person.newPage();
  await signingIn.goto('/');
  await signIn(signingIn, 'viewer');
  await signingIn.getByRole('heading', { level: 1 }).waitFor();
  await signingIn.waitForURL(`${url}/**`);

  // A browser that knows the person and has kept no file.
  const context = await browser.newContext({ baseURL: url, storageState: await person.storageState() });
  const page = await context.newPage();
  await page.addInitScript({ content: markFirstRow });
  const answers: Awaited<ReturnType<typeof page.waitForResponse>>[] = [];
  page.on('response', (response) => answers.push(response));
  await page.goto('/');
  await table(page, 'Companies').rows.getByRole('link').first().waitFor();
  const early = await page.evaluate<string[]>(receivedBefore);
  const files = answers.filter((answer) => early.includes(answer.url()));

  for (const kind of kinds) {
    let total = 0;
    for (const file of files.filter((one) => one.request().resourceType() === kind)) {
      const size = gzipSync(await file.body(), { level: 9 }).length;
      total += size;
      console.log(`${kilobytes(size)} kB  ${new URL(file.url()).pathname}`);
    }
    console.log(`${kilobytes(total)} kB  ${kind} in all\n`);
  }
} finally {
  await browser.close();
  await processes.stop();
  await rm(dataDir, { recursive: true, force: true });
}
