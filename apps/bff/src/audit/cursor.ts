import { fieldProblem } from '@reseller-console/contract';
import { ProblemError } from '../platform/problem.ts';

/** The position of an entry in the trail. The trail is read newest first: by time, then by id. */
export interface Place {
  /** Milliseconds since the epoch. */
  at: number;
  id: number;
}

/** Where the next page of the trail begins. */
export interface Cursor {
  after: Place;
  /**
   * Id of the latest event when the first page was read. Without it, a write that gets a new event between two pages would be on neither.
   * Undefined in cursors of earlier versions.
   */
  upTo: number | undefined;
}

/** Encodes a cursor. Callers treat it as opaque. */
export const toCursor = ({ at, id }: Place, upTo: number): string =>
  Buffer.from(`${at}.${id}.${upTo}`).toString('base64url');

/** @throws {ProblemError} `invalid_request` for text that `toCursor` did not make */
export function fromCursor(cursor: string): Cursor {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, at, id, upTo] = /^(\d{1,15})\.(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text) ?? [];
  if (at === undefined || id === undefined) {
    throw new ProblemError('invalid_request', {
      errors: [{ field: 'cursor', ...fieldProblem('not_a_cursor') }],
    });
  }
  return { after: { at: Number(at), id: Number(id) }, upTo: upTo === undefined ? undefined : Number(upTo) };
}
