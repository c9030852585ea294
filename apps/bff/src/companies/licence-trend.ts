const dayMs = 86_400_000;
/** Days that a trend needs, from the first to the last. */
const leastDays = 14;
/** Beyond this, a straight line predicts nothing. */
const maxWeeks = 52;

/** Active target users on a UTC day (YYYY-MM-DD). */
export interface ActiveOnDay {
  day: string;
  activeUsers: number;
}

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

/**
 * The slope of active target users by least squares, as users a week.
 * @param days oldest first; days may be missing. @returns null if they span fewer than 14 days
 */
export function perWeek(days: readonly ActiveOnDay[]): number | null {
  const points = days.map(({ day, activeUsers }) => ({ x: numberOf(day), y: activeUsers }));
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || last.x - first.x + 1 < leastDays) return null;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  return Math.round(slope * 70) / 10;
}

/**
 * Whole weeks until a limit is reached, at least 1.
 * @returns null unless the number rises, there is a limit that is not yet reached, and it is reached within a year
 */
export function fullInWeeks(
  activeUsers: number,
  userLimit: number | null,
  rise: number | null,
): number | null {
  if (rise === null || rise <= 0 || userLimit === null || activeUsers >= userLimit) return null;
  const weeks = Math.max(1, Math.round((userLimit - activeUsers) / rise));
  return weeks <= maxWeeks ? weeks : null;
}
