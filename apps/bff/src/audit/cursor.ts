import { ProblemError } from '../platform/problem.ts';

/** A place in the trail, which is read from the latest line on: by time, and by id where times are the same. */
export interface Place {
  /** Milliseconds since the epoch. */
  at: number;
  id: number;
}

/** Where a reading of the trail goes on. */
export interface Cursor {
  after: Place;
  /**
   * Id of the latest event when the reading began. What goes on meanwhile would move past what was read already, and then be nowhere.
   * Undefined in cursors of earlier versions.
   */
  upTo: number | undefined;
}

/** A cursor as callers carry it from page to page, without a meaning to them. */
export const toCursor = ({ at, id }: Place, upTo: number): string =>
  Buffer.from(`${at}.${id}.${upTo}`).toString('base64url');

/** @throws {ProblemError} `invalid_request` for what `toCursor` did not make */
export function fromCursor(cursor: string): Cursor {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, at, id, upTo] = /^(\d{1,15})\.(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text) ?? [];
  if (at === undefined || id === undefined) {
    throw new ProblemError('invalid_request', {
      errors: [{ field: 'cursor', message: 'This is not a cursor of this list' }],
    });
  }
  return { after: { at: Number(at), id: Number(id) }, upTo: upTo === undefined ? undefined : Number(upTo) };
}
