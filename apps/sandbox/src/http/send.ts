import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { World } from '../store/world.ts';
import { type Answer, envelope } from './answer.ts';
import { tenantDates } from './tenant-dates.ts';

/** Status, headers and text of an answer that is not a file. */
export interface Rendered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Renders an answer in the envelope of the current mode. */
export function render(answer: Exclude<Answer, { kind: 'file' }>, world: World): Rendered {
  const status = answer.kind === 'data' ? 200 : answer.status;
  const body =
    answer.kind === 'data' ? envelope(answer.data, answer.message, world.modes.envelope) : answer.body;
  if (body === '') return { status, headers: answer.headers ?? {}, text: '' };
  const type = { 'content-type': 'application/json; charset=utf-8' };
  const text = JSON.stringify(body, world.modes.dates === 'tenant' ? tenantDates : undefined);
  return { status, headers: { ...type, ...answer.headers }, text };
}

/** Writes a rendered answer. */
export function write(res: ServerResponse, { status, headers, text }: Rendered): void {
  res.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(text)) });
  res.end(text);
}

/** Streams a file with backpressure; a client that leaves ends it quietly. */
export async function stream(
  res: ServerResponse,
  file: Extract<Answer, { kind: 'file' }>,
  through: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array> = (chunks) => chunks,
): Promise<void> {
  res.writeHead(200, {
    'content-type': file.contentType,
    'content-disposition': `attachment; filename=${file.name}`,
    ...(file.bytes === undefined ? {} : { 'content-length': String(file.bytes) }),
  });
  await pipeline(Readable.from(through(bytes(file.chunks))), res);
}

async function* bytes(chunks: Iterable<string> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
