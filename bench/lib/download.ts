import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, type RequestOptions, request } from 'node:http';

/** One request, told apart from the moment at which it is sent. */
export interface Asked {
  url: URL;
  options: RequestOptions;
  body?: string;
}

export interface Download {
  bytes: number;
  /** From sending the request to the end of the file. */
  ms: number;
  /** From sending the request to the first byte of the file. */
  firstByteMs: number;
  /** The file where it was asked for, else empty. */
  body: Buffer;
}

/** Sends a request; its answer is not read yet. @throws when the status is not 200 */
export async function open({ url, options, body }: Asked): Promise<{ response: IncomingMessage }> {
  const asked: ClientRequest = request(url, { ...options, agent: false });
  asked.end(body);
  const [response]: IncomingMessage[] = await once(asked, 'response');
  if (response?.statusCode !== 200) throw new Error(`${url.pathname} answered ${response?.statusCode}`);
  return { response };
}

/** Downloads as fast as it can. */
export async function download(asked: Asked, { keep = false } = {}): Promise<Download> {
  const started = performance.now();
  const { response } = await open(asked);
  const kept: Buffer[] = [];
  let bytes = 0;
  let firstByteMs = 0;
  response.on('data', (chunk: Buffer) => {
    if (bytes === 0) firstByteMs = performance.now() - started;
    bytes += chunk.length;
    if (keep) kept.push(chunk);
  });
  await once(response, 'end');
  return { bytes, ms: performance.now() - started, firstByteMs, body: Buffer.concat(kept) };
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
