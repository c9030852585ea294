import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');
const rows = (count: number) => plural(count, { one: '# row', other: '# rows' });

/** The boxes of a list, and the bar of what is selected in it. */
export const words = translated('shared/select', {
  select: (name: string) => `Select ${name}`,
  selectPage: 'Select all rows on this page',
  foreign: 'Everything that matches another search is selected. Clear that selection to select rows here.',
  selected: (count: number) => `${n(count)} selected`,
  selectedIn: (count: number, place: string) => `${n(count)} selected in ${place}`,
  selectMatching: (count: number) =>
    plural(count, { one: 'Select the # that matches', other: 'Select all # that match' }),
  selectMatchingInstead: (count: number) => `Select the ${n(count)} that match instead`,
  clear: 'Clear',
  bar: 'Selection',
  more: 'More',
  copyRows: 'Copy rows',
  copying: 'Reading the rows',
  copied: (count: number) => `${rows(count)} copied`,
  pasteThem: 'Paste them into a spreadsheet: one cell for each column that is shown.',
  copiedPart: (missing: number) =>
    `The list changed while it was read: ${plural(missing, { one: '# row is', other: '# rows are' })} missing. Copy again.`,
  tooManyToCopy: (max: number) =>
    `At most ${rows(max)} can be copied at once. Export the selected rows instead.`,
  exportSelected: 'Export selected',
  tooMany: (max: number) =>
    `A plan covers at most ${n(max)} records. Narrow the list with the search or a filter.`,
  notSelected: 'The rows could not be selected',
});
