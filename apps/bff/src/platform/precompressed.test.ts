import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { precompressed } from './precompressed.ts';

const script = 'console.log("a script that is worth compressing");'.repeat(50);
const decode = { br: brotliDecompressSync, gzip: gunzipSync };
let root: string;
let server: Server;

beforeAll(async () => {
  root = `${await mkdtemp(join(tmpdir(), 'precompressed-'))}/`;
  await Promise.all(
    ['assets', '.br/assets', '.gzip/assets'].map((one) => mkdir(root + one, { recursive: true })),
  );
  await writeFile(`${root}assets/main.js`, script);
  await writeFile(`${root}.br/assets/main.js`, brotliCompressSync(script));
  await writeFile(`${root}.gzip/assets/main.js`, gzipSync(script));
  await writeFile(`${root}assets/mark.png`, 'no form of it is smaller');
  await writeFile(`${root}secret.txt`, 'outside of the folder');
  const app = express();
  app.use('/assets', precompressed(root, 'assets', { immutable: true, maxAge: '365d', index: false }));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await rm(root, { recursive: true, force: true });
});

async function fetchRaw(path: string, headers: Record<string, string> = {}) {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const [response]: IncomingMessage[] = await once(
    get({ port, host: '127.0.0.1', path, headers, agent: false }),
    'response',
  );
  if (!response) throw new Error('No answer');
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
] as const)('a browser that takes "%s" gets %s, with the type of the file', async (accepted, encoding) => {
  const { headers, body } = await fetchRaw('/assets/main.js', { 'accept-encoding': accepted });
  expect(headers).toMatchObject({
    'content-encoding': encoding,
    'content-type': expect.stringContaining('text/javascript'),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  expect(body.length).toBeLessThan(script.length / 4);
  expect(decode[encoding](body).toString()).toBe(script);
});

test.each([undefined, 'identity', 'br;q=0, gzip;q=0'])(
  'one that takes %s gets the file as it is',
  async (accepted) => {
    const { headers, body } = await fetchRaw(
      '/assets/main.js',
      accepted ? { 'accept-encoding': accepted } : {},
    );
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers.vary).toBe('Accept-Encoding');
    expect(body.toString()).toBe(script);
  },
);

test('a file that has no smaller form is sent as it is', async () => {
  const { headers, body } = await fetchRaw('/assets/mark.png', { 'accept-encoding': 'br' });
  expect([headers['content-type'], headers['content-encoding']]).toEqual(['image/png', undefined]);
  expect(body.toString()).toBe('no form of it is smaller');
});

test('each form has a tag of its own, and is not sent again while it holds', async () => {
  const forms = await Promise.all(
    ['br', 'gzip', 'identity'].map((one) => fetchRaw('/assets/main.js', { 'accept-encoding': one })),
  );
  expect(new Set(forms.map(({ headers }) => headers.etag)).size).toBe(3);
  const again = await fetchRaw('/assets/main.js', {
    'accept-encoding': 'br',
    'if-none-match': forms[0]?.headers.etag ?? '',
  });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test.each([
  '/assets/../secret.txt',
  '/assets/..%2fsecret.txt',
  '/assets/%2e%2e/secret.txt',
  '/assets/missing.js',
])('%s leads nowhere', async (path) => {
  for (const accepted of ['br', 'identity']) {
    const { status, body } = await fetchRaw(path, { 'accept-encoding': accepted });
    expect([400, 403, 404]).toContain(status);
    expect(body.toString()).not.toContain('outside');
  }
});
