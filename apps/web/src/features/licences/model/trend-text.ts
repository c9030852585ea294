import type { Licence } from '@reseller-console/contract';
import { words as w } from '../words/en.ts';

/** How licence use develops, in words; empty while that is not known. */
export function trendText({ perWeek, fullInWeeks }: Licence): string {
  if (perWeek === null) return '';
  if (fullInWeeks !== null) return w.fullIn(fullInWeeks);
  return w.perWeek(Math.round(perWeek));
}
