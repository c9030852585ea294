import { locale } from '../words/language.ts';

const number = new Intl.NumberFormat(locale);
const calendar = { year: 'numeric', month: 'short', day: '2-digit' } as const;

/** A whole number in the person's own writing. */
export const formatNumber = (value: number): string => number.format(value);

/** Writes a date or time by `format`; undefined for a missing or unreadable one. */
export const writtenBy =
  (format: Intl.DateTimeFormat) =>
  (iso: string | null): string | undefined => {
    const time = iso === null ? Number.NaN : Date.parse(iso);
    return Number.isNaN(time) ? undefined : format.format(time);
  };

/** The day of a moment, in the person's own writing and time zone. */
export const formatDate = writtenBy(new Intl.DateTimeFormat(locale, calendar));

/** A day that is the same one in every time zone, in the person's own writing: a date alone, or midnight UTC. */
export const formatDay = writtenBy(new Intl.DateTimeFormat(locale, { ...calendar, timeZone: 'UTC' }));
