import { ProblemError } from '../http/problem.ts';

/** A place in the trail, which is read from the latest line on: by time, and by id where times are the same. */
export interface Place {
  /** Milliseconds since the epoch. */
  at: number;
  id: number;
}

/** A place as callers carry it from page to page, without a meaning to them. */
export const toCursor = ({ at, id }: Place): string => Buffer.from(`${at}.${id}`).toString('base64url');

/** @throws {ProblemError} `invalid_request` for what `toCursor` did not make */
export function fromCursor(cursor: string): Place {
  const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined) {
    throw new ProblemError('invalid_request', {
      errors: [{ field: 'cursor', message: 'This is not a cursor of this list' }],
    });
  }
  return { at: Number(at), id: Number(id) };
}
