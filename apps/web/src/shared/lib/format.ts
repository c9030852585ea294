import { locale } from '../words/language.ts';

const number = new Intl.NumberFormat(locale);
const date = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: '2-digit' });

/** A whole number in the person's own writing. */
export const formatNumber = (value: number): string => number.format(value);

/** A day in the person's own writing and time zone, or undefined for a missing or unreadable date. */
export function formatDate(iso: string | null): string | undefined {
  const time = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? undefined : date.format(time);
}
