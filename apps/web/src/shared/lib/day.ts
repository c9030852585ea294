const isoDay = /^\d{4}-\d\d-\d\d/;

/** The day of an ISO date or time in UTC, as a date at midnight in UTC; any other text is left as it is. */
export const utcDay = (iso: string | null): Date | string | null => {
  const [day] = isoDay.exec(iso ?? '') ?? [];
  return day === undefined ? iso : new Date(`${day}T00:00:00Z`);
};

/** The same in the person's own time zone. */
export function localDay(iso: string | null): Date | string | null {
  if (iso === null || !isoDay.test(iso)) return iso;
  const time = new Date(iso);
  return new Date(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()));
}
