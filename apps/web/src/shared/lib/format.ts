import { locale } from '../language/language.ts';

const number = new Intl.NumberFormat(locale);
const calendar = { year: 'numeric', month: 'short', day: '2-digit' } as const;

/** A whole number in the person's own writing. */
export const formatNumber = (value: number): string => number.format(value);

const isoDay = /^\d{4}-\d\d-\d\d/;

/**
 * Writes an ISO date or time by `format`; undefined for anything else, such as a date in the format of Keepnet's tenant: what a browser
 * would make of `11/12/2026` is a guess.
 */
export const writtenBy =
  (format: Intl.DateTimeFormat) =>
  (text: string | null): string | undefined => {
    const time = text !== null && isoDay.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? undefined : format.format(time);
  };

/** The day of a moment, in the person's own writing and time zone. */
export const formatDate = writtenBy(new Intl.DateTimeFormat(locale, calendar));

/** The day of a moment in UTC, in the person's own writing; of a date alone, that day in every time zone. */
export const formatDay = writtenBy(new Intl.DateTimeFormat(locale, { ...calendar, timeZone: 'UTC' }));
