import { fieldProblem } from '@reseller-console/contract';
import * as z from 'zod';
import { ProblemError } from '../platform/problem.ts';

const Place = z.tuple([z.coerce.number().int(), z.string().regex(/^[A-Za-z0-9-]{36}$/)]);

/** Where a page of plans ended. */
export interface PlaceOfJob {
  /** Milliseconds since the epoch. */
  at: number;
  id: string;
}

export const toPlace = ({ at, id }: PlaceOfJob): string => `${at}_${id}`;

/** @throws {ProblemError} `invalid_request` */
export function fromPlace(cursor: string): PlaceOfJob {
  const place = Place.safeParse(cursor.split('_'));
  if (place.success) return { at: place.data[0], id: place.data[1] };
  throw new ProblemError('invalid_request', {
    errors: [{ field: 'cursor', ...fieldProblem('not_a_cursor') }],
  });
}
