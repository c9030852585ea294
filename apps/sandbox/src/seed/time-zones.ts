/** A row of GET /api/timezone/timezones: creates send the id, search rows return the display text. */
export interface TimeZone {
  readonly id: string;
  readonly displayName: string;
}

const zone = (id: string, displayName: string): TimeZone => ({ id, displayName });

export const TIME_ZONES: readonly TimeZone[] = [
  zone('Hawaiian Standard Time', '(UTC-10:00) Hawaii'),
  zone('Pacific Standard Time', '(UTC-08:00) Pacific Time'),
  zone('Mountain Standard Time', '(UTC-07:00) Mountain Time'),
  zone('Central Standard Time', '(UTC-06:00) Central Time'),
  zone('Eastern Standard Time', '(UTC-05:00) Eastern Time'),
  zone('E. South America Standard Time', '(UTC-03:00) Brasilia'),
  zone('UTC', '(UTC) Coordinated Universal Time'),
  zone('GMT Standard Time', '(UTC+00:00) Dublin, Lisbon, London'),
  zone('W. Europe Standard Time', '(UTC+01:00) Amsterdam, Berlin, Rome'),
  zone('Central Europe Standard Time', '(UTC+01:00) Budapest, Prague'),
  zone('GTB Standard Time', '(UTC+02:00) Athens, Bucharest'),
  zone('Israel Standard Time', '(UTC+02:00) Jerusalem'),
  zone('Turkey Standard Time', '(UTC+03:00) Istanbul'),
  zone('Arab Standard Time', '(UTC+03:00) Kuwait, Riyadh'),
  zone('Arabian Standard Time', '(UTC+04:00) Abu Dhabi, Muscat'),
  zone('India Standard Time', '(UTC+05:30) Chennai, Mumbai'),
  zone('China Standard Time', '(UTC+08:00) Beijing'),
  zone('Tokyo Standard Time', '(UTC+09:00) Osaka, Tokyo'),
  zone('AUS Eastern Standard Time', '(UTC+10:00) Melbourne, Sydney'),
];

const byId = new Map(TIME_ZONES.map((row) => [row.id, row.displayName]));

/** The display text of a time zone, or null when it is unset or unknown. */
export function timeZoneText(id: string | null): string | null {
  return id === null ? null : (byId.get(id) ?? null);
}
