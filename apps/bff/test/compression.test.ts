import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from './support/access.ts';
import { startConsole, type TestConsole } from './support/console.ts';

let site: TestConsole;
let cookie: string;
beforeAll(async () => {
  site = await startConsole();
  cookie = cookieOf(await site.signIn('admin'));
});
afterAll(() => site.close());

/** An answer as it came over the network. */
async function ask(path: string, headers: Record<string, string>) {
  const all = { cookie, 'sec-fetch-site': 'same-origin', 'x-csrf': '1', ...headers };
  const [response]: IncomingMessage[] = await once(get(site.bff.url + path, { headers: all }), 'response');
  if (response === undefined) throw new Error('No answer');
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

const decode = { br: brotliDecompressSync, gzip: gunzipSync };
const users = `/api/companies/${KNOWN.acme.id}/target-users`;
const lists = [`${users}?page=1&pageSize=100`, '/api/companies?page=1&pageSize=100'];

describe.each(lists)('%s', (path) => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, *;q=0', 'gzip'],
  ] as const)('is sent as a fraction of its size to a browser that takes %s', async (accepted, encoding) => {
    const plain = await ask(path, {});
    const small = await ask(path, { 'accept-encoding': accepted });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(small.headers).toMatchObject({
      'content-encoding': encoding,
      'content-length': String(small.body.length),
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(small.headers.vary).toContain('Accept-Encoding');
    expect(plain.headers.vary).toContain('Accept-Encoding');
    expect(decode[encoding](small.body)).toEqual(plain.body);
    expect(small.body.length).toBeLessThan(plain.body.length / 5);
  });

  test.each(['cross-site', 'same-site', 'none'])(
    'is not compressed for a request that is %s',
    async (from) => {
      const answer = await ask(path, { 'accept-encoding': 'br, gzip', 'sec-fetch-site': from });
      expect([answer.status, answer.headers['content-encoding']]).toEqual([200, undefined]);
    },
  );
});

test('what is short is sent as it is', async () => {
  const answer = await ask('/api/session', { 'accept-encoding': 'br' });
  expect([answer.status, answer.headers['content-encoding']]).toEqual([200, undefined]);
});

test('exports are never compressed: their progress shows, and where they break off', async () => {
  const answer = await ask(`${users}/export?format=csv`, { 'accept-encoding': 'br, gzip' });
  expect([answer.status, answer.headers['content-encoding']]).toEqual([200, undefined]);
  expect(answer.body.length).toBeGreaterThan(8_000);
});

test('a directory that is still the same is not sent again, compressed or not', async () => {
  const large = await startConsole({ sandbox: { companies: 600 } });
  const headers = { 'accept-encoding': 'br' };
  const browser = await large.signIn('viewer');
  const path = '/api/companies/directory';
  const first = await browser.request(path, { headers });
  await first.body?.cancel();
  expect(first.headers.get('content-encoding')).toBe('br');
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^W\/"/);
  const again = await browser.request(path, { headers: { ...headers, 'if-none-match': etag } });
  expect(again.status).toBe(304);
  await large.close();
});
