import { locale } from '../language/language.ts';
import { writtenBy } from './format.ts';

const parts = {
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
} as const;
const wallClock = new Intl.DateTimeFormat(locale, parts);
const moment = new Intl.DateTimeFormat(locale, { ...parts, timeZoneName: 'short' });
const instant = new Intl.DateTimeFormat(locale, { ...parts, second: '2-digit', timeZoneName: 'short' });

/** A day and time in the person's own writing and zone, with the zone's name; undefined for a missing or unreadable one. */
export const formatMoment = writtenBy(moment);

/** As `formatMoment`, to the second. */
export const formatInstant = writtenBy(instant);

/** A day and time that name no zone, as a clock on the wall shows them: none is invented. */
export const formatWallClock = writtenBy(wallClock);
