import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { KeepnetError } from '../error.ts';
import type { Signal } from './signal.ts';

/** What one HTTP request says; path and headers are built by this package alone. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

/** A whole answer, read into memory. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

const maxBytes = 32 * 1024 * 1024;

/**
 * Sends one request and reads the whole answer, at most 32 MB. Never follows a redirect. Rejects with `timeout`,
 * `aborted`, `unavailable` or `bad_answer`, whose outcome is `not_sent` while nothing had been written to a socket.
 */
export function exchange(pool: Dispatcher, request: HttpRequest, signal: Signal): Promise<Answer> {
  if (signal.aborted) return Promise.reject(describeFailure(signal.reason, false));
  return new Promise((resolve, reject) => {
    let sent = false;
    let controller: Dispatcher.DispatchController | undefined;
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    let size = 0;
    const chunks: Buffer[] = [];
    const onAbort = () => fail(signal.reason);
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', onAbort);
      const failure = describeFailure(error, sent);
      reject(failure);
      controller?.abort(failure);
    };
    signal.addEventListener('abort', onAbort);
    pool.dispatch(request, {
      onRequestStart(started) {
        controller = started;
        if (signal.aborted) started.abort(new KeepnetError('aborted'));
        else sent = true;
      },
      onResponseStart(_controller, statusCode, responseHeaders) {
        status = statusCode;
        headers = responseHeaders;
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size > maxBytes) fail(new KeepnetError('bad_answer', { status, outcome: 'unknown' }));
        else chunks.push(chunk);
      },
      onResponseEnd() {
        signal.removeEventListener('abort', onAbort);
        resolve({
          status,
          headers,
          bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
        });
      },
      onResponseError(_controller, error) {
        fail(error);
      },
    });
  });
}

const timeoutCodes = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT']);

/** Turns a transport failure into ours; `sent` says whether a write may have arrived. */
export function describeFailure(error: unknown, sent: boolean): KeepnetError {
  const outcome = sent ? 'unknown' : 'not_sent';
  if (error instanceof KeepnetError) {
    return new KeepnetError(error.kind, { status: error.status, outcome, code: error.code });
  }
  const code = errorCode(error);
  const kind = code !== undefined && timeoutCodes.has(code) && sent ? 'timeout' : 'unavailable';
  return new KeepnetError(kind, { outcome, code });
}

function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return error.code;
}
