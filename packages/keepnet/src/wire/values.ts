import { z } from 'zod';

/** Text that upstream may leave out or send as null. */
export const text = z.string().nullish();
export const flag = z.boolean().nullish();
export const count = z.number().nullish();
/** A list that upstream may leave out or send as null. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();
/** A list that is asked for: null says that it is empty, while a missing one is no answer. */
export const rows = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullable()
    .transform((found) => found ?? []);

const iso = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;
// Year 1 is what .NET writes for a date that was never set.
const yearTwo = Date.parse('0002-01-01T00:00:00Z');

/**
 * Reads strict ISO only (A13): a date stays a date, a date and time becomes UTC with milliseconds; one without a zone is
 * taken as UTC. Anything else, such as `31/12/2026 10:00`, stays the text that it is, to be shown and never computed with.
 */
export function readMoment(raw: string | null | undefined): string | null {
  if (raw === null || raw === undefined || raw === '') return null;
  if (!iso.test(raw)) return raw;
  const dateOnly = raw.length === 10;
  const zoned =
    dateOnly || raw.endsWith('Z') || raw.charAt(raw.length - 6) === '+' || raw.charAt(raw.length - 6) === '-';
  const ms = Date.parse(zoned ? raw : `${raw}Z`);
  if (!(ms >= yearTwo)) return raw;
  const canonical = dateOnly || (raw.length === 24 && raw.endsWith('Z'));
  return canonical ? raw : new Date(ms).toISOString();
}

/** A23: a number only when the company is limited and the value is one. */
export function readLimit(
  limited: boolean | null | undefined,
  value: string | number | null | undefined,
): number | null {
  if (!limited || value === null || value === undefined || value === '') return null;
  const limit = Number(value);
  return Number.isSafeInteger(limit) ? limit : null;
}

/** Text or null; upstream's empty strings mean nothing. */
export function orNull(value: string | null | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : value;
}
