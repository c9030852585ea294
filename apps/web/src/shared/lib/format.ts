/** The person's first language that Intl can read: some systems report names that it refuses, such as `en-US@posix`. */
export function localeOf(
  languages: readonly string[] = globalThis.navigator?.languages ?? [],
): string | undefined {
  return languages.find((language) => {
    try {
      return Intl.NumberFormat.supportedLocalesOf(language).length > 0;
    } catch {
      return false;
    }
  });
}

const locale = localeOf();
const number = new Intl.NumberFormat(locale);
const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const date = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: '2-digit' });

/** A whole number in the person's own writing. */
export const formatNumber = (value: number): string => number.format(value);

/** A day in the person's own writing and time zone, or undefined for a missing or unreadable date. */
export function formatDate(iso: string | null): string | undefined {
  const time = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? undefined : date.format(time);
}

/** A day and time in the person's own writing and time zone, or undefined for a missing or unreadable one. */
export function formatDateTime(iso: string | null): string | undefined {
  const time = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? undefined : dateTime.format(time);
}

/** A country's name in the person's language from its ISO 3166-1 code; what is no such code is shown as it is. */
export function formatCountry(code: string | null): string | undefined {
  if (code === null) return undefined;
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
