// What the signed-in companies page loads until its first row shows: every script and style sheet, by gzip -9.
// Usage: node bench/bytes.ts
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Request } from '../e2e/node_modules/@playwright/test/index.mjs';
import { browserLaunch } from '../e2e/support/browser.ts';
import { signIn, table } from '../e2e/support/console.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { Processes } from '../scripts/lib/processes.ts';
import { ensureSpa } from '../scripts/lib/spa.ts';
import { startStack } from '../scripts/lib/stack.ts';

const kinds = ['script', 'stylesheet'];
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(2).padStart(8);

await ensureSpa();
const dataDir = await mkdtemp(join(tmpdir(), 'bench-bytes-'));
const processes = new Processes();
const browser = await chromium.launch(await browserLaunch());
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
  const asked: Request[] = [];
  page.on('request', (request) => {
    if (kinds.includes(request.resourceType())) asked.push(request);
  });
  await page.goto('/', { waitUntil: 'commit' });
  await table(page, 'Companies').rows.getByRole('link').first().waitFor();
  const before = [...asked];

  for (const kind of kinds) {
    let total = 0;
    for (const request of before.filter((one) => one.resourceType() === kind)) {
      const response = await request.response();
      const size = gzipSync((await response?.body()) ?? '', { level: 9 }).length;
      total += size;
      console.log(`${kilobytes(size)} kB  ${new URL(request.url()).pathname}`);
    }
    console.log(`${kilobytes(total)} kB  ${kind} in all\n`);
  }
} finally {
  await browser.close();
  await processes.stop();
  await rm(dataDir, { recursive: true, force: true });
}
