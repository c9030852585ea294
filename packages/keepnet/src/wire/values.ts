import { z } from 'zod';

/** Text that upstream may leave out or send as null. */
export const text = z.string().nullish();
export const flag = z.boolean().nullish();
export const count = z.number().nullish();
/** A list that upstream may leave out or send as null. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();

/** A moment as an ISO string, or null with upstream's own words where it is not strictly ISO (A13). */
export interface Moment {
  at: string | null;
  text: string | null;
}

const isoDate = /^\d{4}-\d\d-\d\d$/;
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * Reads strict ISO only (A13): a date stays a date, a date and time becomes UTC with milliseconds; one without a zone is
 * taken as UTC. Anything else, such as `31/12/2026 10:00`, is kept as text and never computed with.
 */
export function readMoment(raw: string | null | undefined): Moment {
  if (raw === null || raw === undefined || raw === '') return { at: null, text: null };
  if (isoDate.test(raw) && isReal(new Date(raw))) return { at: raw, text: null };
  const match = isoTime.exec(raw);
  if (match === null) return { at: null, text: raw };
  const date = new Date(match[3] === undefined ? `${raw}Z` : raw);
  return isReal(date) ? { at: date.toISOString(), text: null } : { at: null, text: raw };
}

// Year 1 is what .NET writes for a date that was never set.
function isReal(date: Date): boolean {
  return date.getUTCFullYear() > 1;
}

/** A23: a number only when the company is limited and the value is one. */
export function readLimit(
  limited: boolean | null | undefined,
  value: string | number | null | undefined,
): number | null {
  if (!limited || value === null || value === undefined || value === '') return null;
  const limit = Number(value);
  return Number.isFinite(limit) ? limit : null;
}

/** Text or null; upstream's empty strings mean nothing. */
export function orNull(value: string | null | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : value;
}
