import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { KeepnetError } from '../error.ts';
import { type Answer, describeFailure, type HttpRequest } from './exchange.ts';
import type { Signal } from './signal.ts';

/** A file being received. Its body ends in a stream error when it is cut; `abort` gives it up. */
export interface ExportFile {
  status: 200;
  contentType: string;
  body: Readable;
  /** Total size when Keepnet announced it. */
  bytes?: number;
  abort(): void;
}

/** A whole answer, or the beginning of a file. */
export interface FileAnswer extends Answer {
  file?: ExportFile;
}

const notFiles = /^(application|text)\/([\w.+-]*json|html|xhtml\+xml)\b/i;
const maxErrorBytes = 1024 * 1024;

/** Sends a request for a file. A 2xx of another type than JSON or HTML is the file; anything else is read as an answer. */
export async function openFile(
  pool: Dispatcher,
  request: HttpRequest,
  signal: Signal,
  bodyIdleMs: number,
): Promise<FileAnswer> {
  // undici takes no other kind of signal for a request.
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort(signal.reason));
  if (signal.aborted) controller.abort(signal.reason);
  try {
    const {
      statusCode: status,
      headers,
      body,
    } = await pool.request({ ...request, signal: controller.signal, bodyTimeout: bodyIdleMs });
    const contentType = headers['content-type'];
    if (status < 200 || status > 299 || typeof contentType !== 'string' || notFiles.test(contentType)) {
      return { status, headers, bytes: await readCapped(body) };
    }
    const length = Number(headers['content-length'] ?? Number.NaN);
    const file: ExportFile = {
      status: 200,
      contentType,
      body,
      abort: () => body.destroy(new KeepnetError('aborted')),
      ...(Number.isSafeInteger(length) ? { bytes: length } : {}),
    };
    return { status, headers, bytes: Buffer.alloc(0), file };
  } catch (error) {
    throw describeFailure(error, true);
  }
}

async function readCapped(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxErrorBytes) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
