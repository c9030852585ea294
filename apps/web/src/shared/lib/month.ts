import { locale } from '../language/language.ts';

const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' });

/** A month such as `2026-11` in the person's own writing; anything else as it is. */
export const formatMonth = (text: string): string =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? month.format(Date.parse(`${text}-01T00:00:00Z`)) : text;
