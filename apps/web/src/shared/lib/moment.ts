import { localeOf } from './format.ts';

const moment = new Intl.DateTimeFormat(localeOf(), {
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** A day and time in the person's own writing, with the name of the zone; undefined for a missing or unreadable one. */
export function formatMoment(iso: string | null): string | undefined {
  const time = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? undefined : moment.format(time);
}
