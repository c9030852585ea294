import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

/** Bytes from which on an answer is compressed: a shorter one costs more of the processor than of the network. */
const worthBytes = 8_000;
/** The brotli level that compresses a list as well as gzip level 6, in the same time; one level more takes half as long again. */
const brotliQuality = 3;

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];

/** Encodings, the smaller first. They run in their own threads, and other requests do not wait. */
const encodings: readonly { name: string; compress: (bytes: Buffer) => Promise<Buffer> }[] = [
  {
    name: 'br',
    compress: (bytes) =>
      brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  { name: 'gzip', compress: (bytes) => gzipped(bytes) },
];

/** The size of a compressed answer tells of its contents, so another site must not be able to ask for one (BREACH, docs/security.md). */
const isOfAnotherSite = (request: Request): boolean => {
  const site = request.get('sec-fetch-site');
  return site !== undefined && site !== 'same-origin';
};

/** Sends a whole answer of the API as JSON, compressed where that is worth it. Files are never sent like this. */
export async function sendJson(request: Request, response: Response, json: string): Promise<void> {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.vary('Accept-Encoding');
  const isWorthIt = Buffer.byteLength(json) >= worthBytes && !isOfAnotherSite(request);
  const encoding = isWorthIt ? encodings.find(({ name }) => request.acceptsEncodings(name)) : undefined;
  // Node sends text together with the header, in one write.
  if (encoding === undefined) return void response.end(json);
  const body = await encoding.compress(Buffer.from(json));
  response.setHeader('Content-Encoding', encoding.name);
  // Every encoding of the same answer has one tag (RFC 9110, section 8.8.3).
  const tag = response.getHeader('ETag');
  if (typeof tag === 'string' && !tag.startsWith('W/')) response.setHeader('ETag', `W/${tag}`);
  response.end(body);
}
