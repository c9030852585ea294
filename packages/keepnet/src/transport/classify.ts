import { KeepnetError, type KeepnetErrorDetails, type KeepnetErrorKind } from '../error.ts';
import { type Envelope, readEnvelope } from '../wire/envelope.ts';
import { readJsonText } from '../wire/json.ts';
import type { Answer } from './exchange.ts';
import { readRetryAfter } from './retry.ts';

/** What an answer carries, or the error that it means. */
export type Reading<T> = { data: T; error?: undefined } | { data?: undefined; error: KeepnetError };

/** Reads a whole answer by its status and envelope (A4): HTTP 200 with an error status is a failure. */
export function readAnswer(answer: Answer, nowMs: number): Reading<unknown> {
  const { status } = answer;
  const envelope = readEnvelope(parseJson(answer.bytes));
  if (status >= 200 && status < 300) {
    if (!envelope?.recognised)
      return { error: new KeepnetError('bad_answer', { status, outcome: 'unknown' }) };
    if (!envelope.failed) return { data: envelope.data };
    const kind = kindByName(envelope.statusName) ?? 'failed';
    return { error: withEnvelope(kind, { status, outcome: 'clear' }, envelope) };
  }
  return { error: readRefusal(answer, envelope, nowMs) };
}

function readRefusal(answer: Answer, envelope: Envelope | undefined, nowMs: number): KeepnetError {
  const { status } = answer;
  const retryAfterSeconds = readRetryAfter(answer.headers['retry-after'], nowMs);
  const kind = kindByStatus(status, envelope);
  // A proxy's page under 4xx says nothing sure about Keepnet behind it; its rate limit does.
  const clear = status === 429 || (status >= 400 && status < 500 && status !== 408 && envelope !== undefined);
  const details = {
    status,
    retryAfterSeconds,
    outcome: clear || isExpired(status) ? 'clear' : 'unknown',
  } as const;
  return envelope === undefined ? new KeepnetError(kind, details) : withEnvelope(kind, details, envelope);
}

/** 401, and 306 with which the platform says the same. */
function isExpired(status: number): boolean {
  return status === 401 || status === 306;
}

function kindByStatus(status: number, envelope: Envelope | undefined): KeepnetErrorKind {
  const named = kindByName(envelope?.statusName ?? '');
  if (named === 'privacy' || named === 'ip_restricted') return named;
  if (isExpired(status)) return 'unauthorized';
  if (status >= 500) return envelope?.recognised ? 'failed' : 'unavailable';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 408) return 'unavailable';
  if (status === 429) return 'rate_limited';
  return status >= 400 ? 'invalid' : 'bad_answer';
}

function kindByName(statusName: string): KeepnetErrorKind | undefined {
  if (statusName === 'PRIVACY_ERROR') return 'privacy';
  if (statusName === 'IP_RESTRICTED') return 'ip_restricted';
  if (statusName === 'INPUT_ERROR') return 'invalid';
  if (statusName.endsWith('NOT_FOUND')) return 'not_found';
  return undefined;
}

function withEnvelope(
  kind: KeepnetErrorKind,
  details: KeepnetErrorDetails,
  envelope: Envelope,
): KeepnetError {
  return new KeepnetError(kind, { ...details, messages: envelope.messages, envelope: envelope.recognised });
}

function parseJson(bytes: Buffer): unknown {
  try {
    return readJsonText(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
