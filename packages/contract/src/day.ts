/** The first and the last day that a person can mean: an earlier year is one that is typed in part. */
export const firstDay = '1900-01-01';
export const lastDay = '9999-12-31';

/** Whether a text is a day of the calendar as `YYYY-MM-DD`, from {@link firstDay} to {@link lastDay}. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstDay) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // A day that a month does not have is read as one of the next month.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const time = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,7})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)?$/;

/** Whether a text is a {@link isDay day} and a time of it, with or without seconds and a zone: `2026-11-30T09:30`. */
export const isDayAndTime = (text: string): boolean =>
  text[10] === 'T' && isDay(text.slice(0, 10)) && time.test(text.slice(11));
