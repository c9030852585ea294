import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

/** The boxes of a list, and the bar of what is selected in it. */
export const words = translated('shared/select', {
  select: (name: string) => `Select ${name}`,
  selectPage: 'Select all rows on this page',
  foreign: 'Everything that matches another search is selected. Clear that selection to select rows here.',
  selected: (count: number) => `${n(count)} selected`,
  selectedIn: (count: number, place: string) => `${n(count)} selected in ${place}`,
  selectMatching: (count: number) => `Select all ${n(count)} that match`,
  clear: 'Clear',
  bar: 'Selection',
  more: 'More',
  exportSelected: 'Export selected',
  tooMany: (max: number) =>
    `A plan covers at most ${n(max)} records. Narrow the list with the search or a filter.`,
  notSelected: 'The rows could not be selected',
});
