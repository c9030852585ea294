import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../http/answer.ts';
import { Refusal, refusalBody } from '../http/refusal.ts';
import { type Rendered, render, stream, write } from '../http/send.ts';
import type { World } from '../store/world.ts';
import type { Fault } from './fault.ts';

const SPOILING = new Set<Fault['kind']>(['latency', 'hold', 'truncate', 'drip', 'cut']);

/** True for faults that put something else in the place of the answer. */
export function replaces(fault: Fault): boolean {
  return !SPOILING.has(fault.kind);
}

/** Resolves when a call that a fault delays may go on. */
export async function delayed(fault: Fault | null, released: () => Promise<void>): Promise<void> {
  if (fault?.kind === 'latency') await wait(fault.ms);
  if (fault?.kind === 'hold') await released();
}

/** Sends what a replacing fault sends instead of an answer. */
export async function sendFault(res: ServerResponse, fault: Fault): Promise<void> {
  if (fault.kind === 'reset') {
    res.socket?.resetAndDestroy();
  } else if (fault.kind === 'hang') {
    await once(res, 'close');
  } else {
    write(res, replacement(fault));
  }
}

function replacement(fault: Fault): Rendered {
  const retry = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  const json = { 'content-type': 'application/json; charset=utf-8', ...retry };
  const refusal = new Refusal(fault.status ?? 500, fault.code, fault.message);
  const error = JSON.stringify(refusalBody(refusal, fault.style));
  switch (fault.kind) {
    case 'envelope':
      return { status: fault.status ?? 200, headers: json, text: error };
    case 'html': {
      const text =
        '<!doctype html><html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';
      return { status: fault.status ?? 502, headers: { 'content-type': 'text/html', ...retry }, text };
    }
    case 'redirect':
      return { status: fault.status ?? 302, headers: { location: fault.location, ...retry }, text: '' };
    case 'empty':
      return { status: fault.status ?? 200, headers: json, text: '' };
    default:
      return {
        status: fault.status ?? 503,
        headers: fault.envelope ? json : retry,
        text: fault.envelope ? error : '',
      };
  }
}

/** Sends an answer, spoilt by a fault that lets it through. */
export async function sendAnswer(
  res: ServerResponse,
  answer: Answer,
  world: World,
  fault: Fault | null,
): Promise<void> {
  if (answer.kind === 'file') {
    await sendFile(res, answer, fault);
    return;
  }
  const rendered = render(answer, world);
  if (fault?.kind === 'truncate')
    write(res, { ...rendered, text: rendered.text.slice(0, rendered.text.length / 2) });
  else if (fault?.kind === 'drip') await drip(res, rendered, fault.ms);
  else write(res, rendered);
}

async function drip(res: ServerResponse, { status, headers, text }: Rendered, ms: number): Promise<void> {
  const bytes = Buffer.from(text);
  res.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  for (let index = 0; index < bytes.length && !res.destroyed; index++) {
    res.write(bytes.subarray(index, index + 1));
    await wait(ms);
  }
  res.end();
}

async function sendFile(
  res: ServerResponse,
  file: Extract<Answer, { kind: 'file' }>,
  fault: Fault | null,
): Promise<void> {
  const cut = fault?.kind === 'cut' || fault?.kind === 'truncate';
  try {
    // A file whose length was told cannot end too early as if it were whole.
    const sent = cut && looksWhole(fault) ? { ...file, bytes: undefined } : file;
    await stream(res, sent, cut ? (chunks) => cutShort(chunks, fault) : undefined);
  } catch (error) {
    if (!res.destroyed) throw error;
  }
}

const looksWhole = ({ kind, clean }: Fault): boolean => clean || kind === 'truncate';

class Cut extends Error {}

/** The first bytes or rows of a file, flushed; then a failure that destroys the connection, unless it shall look whole. */
async function* cutShort(chunks: AsyncIterable<Uint8Array>, fault: Fault): AsyncGenerator<Uint8Array> {
  let bytesLeft = fault.cutAfterBytes ?? (fault.cutAfterRows === undefined ? 1000 : Number.POSITIVE_INFINITY);
  let linesLeft = fault.cutAfterRows === undefined ? Number.POSITIVE_INFINITY : fault.cutAfterRows + 1;
  for await (const chunk of chunks) {
    let end = 0;
    while (end < chunk.length && bytesLeft > 0 && linesLeft > 0) {
      if (chunk[end] === 0x0a) linesLeft--;
      bytesLeft--;
      end++;
    }
    yield chunk.subarray(0, end);
    if (end === chunk.length) continue;
    if (looksWhole(fault)) return;
    await wait(20);
    throw new Cut('cut by a fault');
  }
}
