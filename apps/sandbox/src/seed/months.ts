/** The first month that the upstream has counts for. */
export const FIRST_MONTH = '2025-12';

const stepMonth = (month: string, step: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
};

/** The month of an instant, as YYYY-MM in UTC. */
export function monthOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 7);
}

/** Every month from FIRST_MONTH to the one that `now` is in, oldest first. */
export function monthsUntil(now: number): string[] {
  const last = monthOf(now);
  const months: string[] = [];
  for (let month = FIRST_MONTH; month <= last; month = stepMonth(month, 1)) months.push(month);
  return months;
}

/** First and last instant of a month, in milliseconds; the end never lies after `now`. */
export function monthSpan(month: string, now: number): { start: number; end: number } {
  const start = Date.parse(`${month}-01T00:00:00Z`);
  return { start, end: Math.min(Date.parse(`${stepMonth(month, 1)}-01T00:00:00Z`) - 1, now) };
}
