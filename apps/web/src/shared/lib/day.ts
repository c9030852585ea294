const isoDay = /^\d{4}-\d\d-\d\d(?=T|$)/;

/** The day of an ISO date or time in UTC, as a date at midnight in UTC; any other text is left as it is. */
export function utcDay(iso: string | null): Date | string | null {
  const [day] = isoDay.exec(iso ?? '') ?? [];
  const date = new Date(`${day}T00:00:00Z`);
  // February 30 would become March 2.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${day}T`) ? date : iso;
}

/** The same in the person's own time zone. */
export function localDay(iso: string | null): Date | string | null {
  if (iso === null || !isoDay.test(iso)) return iso;
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return new Date(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()));
}
