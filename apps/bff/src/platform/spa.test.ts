import { once } from 'node:events';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import express from 'express';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { errorHandler } from './error-handler.ts';
import { spa } from './spa.ts';

const hour = 3600;

/** A build of the page at a time, in seconds since the epoch, with one script of its own. */
async function makeBuild(name: string, at: number): Promise<string> {
  const root = `${await mkdtemp(join(tmpdir(), 'spa-'))}/`;
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await mkdir(`${root}assets`);
  await mkdir(`${root}.br/assets`, { recursive: true });
  const files = {
    'index.html': `<script src="/assets/${name}.js"></script>`,
    [`assets/${name}.js`]: `console.log("${name}");`.repeat(40),
  };
  for (const [file, text] of Object.entries(files)) {
    await writeFile(root + file, text);
    await utimes(root + file, at, at);
  }
  await writeFile(`${root}.br/assets/${name}.js`, brotliCompressSync(files[`assets/${name}.js`] ?? ''));
  return root;
}

/** A console that serves one build, and then another. */
async function serve(first: string) {
  let pages = spa(first);
  const app = express();
  app.set('etag', false);
  app.use((request, response, next) => pages(request, response, next));
  app.use(errorHandler(pino({ level: 'silent' })));
  const server = createServer(app).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    ask: (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(origin + path, { method, headers }),
    install: (root: string) => {
      pages = spa(root);
    },
  };
}

/** What a browser sends to ask whether the page that it kept is still the page. */
function conditions({ headers }: Response): Record<string, string> {
  const [etag, at] = [headers.get('etag'), headers.get('last-modified')];
  return {
    'Cache-Control': 'max-age=0',
    ...(etag === null ? {} : { 'If-None-Match': etag }),
    ...(at === null ? {} : { 'If-Modified-Since': at }),
  };
}

test.each([
  ['a newer build', 0, hour],
  ['an older build, which is gone back to', hour, 0],
  ['a build of the same second', 0, 0],
])('%s shows its own page at the next reload, whose scripts are there', async (_what, first, second) => {
  const at = 1_700_000_000;
  const builds = [await makeBuild('alpha', at + first), await makeBuild('omega', at + second)] as const;
  const site = await serve(builds[0]);
  const kept = await site.ask('/companies/abc');
  expect(await kept.text()).toContain('alpha');
  expect((await site.ask('/companies/abc', conditions(kept))).status).toBe(304);
  site.install(builds[1]);
  const reloaded = await site.ask('/companies/abc', conditions(kept));
  expect([reloaded.status, reloaded.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  const [script = ''] = /\/assets\/\w+\.js/.exec(await reloaded.text()) ?? [];
  expect(script).toBe('/assets/omega.js');
  expect((await site.ask(script)).status).toBe(200);
});

test('a page that a browser kept by its time alone is sent whole', async () => {
  const site = await serve(await makeBuild('alpha', 1_700_000_000));
  const later = { 'If-Modified-Since': new Date(1_800_000_000_000).toUTCString() };
  expect((await site.ask('/', later)).status).toBe(200);
});

test.each([
  ['GET', '/robots.txt', {}, 404, 'not_found'],
  ['GET', '/favicon.ico', {}, 404, 'not_found'],
  ['GET', '/.well-known/security.txt', {}, 404, 'not_found'],
  ['GET', '/index.html', {}, 404, 'not_found'],
  ['GET', '/assets/gone.js', {}, 404, 'not_found'],
  ['POST', '/robots.txt', {}, 404, 'not_found'],
  ['GET', '/assets/alpha.js', { Range: 'bytes=5000-' }, 416, 'range_not_satisfiable'],
  ['GET', '/', { Range: 'bytes=5000-6000' }, 416, 'range_not_satisfiable'],
  ['GET', '/assets/alpha.js', { 'If-Match': '"other"' }, 412, 'precondition_failed'],
  ['GET', '/', { 'If-Match': '"other"' }, 412, 'precondition_failed'],
  [
    'GET',
    '/assets/alpha.js',
    { 'If-Unmodified-Since': new Date(0).toUTCString() },
    412,
    'precondition_failed',
  ],
  ['POST', '/', {}, 405, 'method_not_allowed'],
  ['DELETE', '/companies/abc', {}, 405, 'method_not_allowed'],
  ['PUT', '/assets/alpha.js', {}, 405, 'method_not_allowed'],
])('%s %s with %j is %i, in words', async (method, path, headers, status, code) => {
  const site = await serve(await makeBuild('alpha', 1_700_000_000));
  for (const accepted of ['br', 'identity']) {
    const response = await site.ask(path, { ...headers, 'Accept-Encoding': accepted }, method);
    expect([response.status, await response.json()]).toMatchObject([status, { code, status }]);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('allow')).toBe(status === 405 ? 'GET, HEAD' : null);
    if (status === 416) expect(response.headers.get('content-range')).toMatch(/^bytes \*\/\d+$/);
  }
});

test('a part of a script, a page by HEAD, and an address that no page has are answered as before', async () => {
  const site = await serve(await makeBuild('alpha', 1_700_000_000));
  const part = await site.ask('/assets/alpha.js', { Range: 'bytes=0-6', 'Accept-Encoding': 'identity' });
  expect([part.status, await part.text()]).toEqual([206, 'console']);
  const head = await site.ask('/sessions', {}, 'HEAD');
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect((await site.ask('/no-such-page')).status).toBe(200);
});

test('pages that are not built are said to be so', async () => {
  const root = `${await mkdtemp(join(tmpdir(), 'spa-'))}/`;
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const site = await serve(root);
  expect((await site.ask('/')).status).toBe(503);
});
