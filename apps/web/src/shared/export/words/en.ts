import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');
const rows = (count: number) => plural(count, { one: '# row', other: '# rows' });

/** The export menu and what its toasts say. */
export const words = translated('shared/export', {
  formats: { csv: 'CSV', xlsx: 'Excel' },
  scopes: { all: 'All matching rows', page: 'This page' },
  choice: (format: string, scope: string) => `${format}, ${scope.toLowerCase()}`,
  separator: 'Separator of CSV files',
  separators: { comma: 'Comma', semicolon: 'Semicolon' },
  separatorHint:
    'Excel splits a CSV file into columns only at the separator of its region. Turkey and Germany use the semicolon.',
  excelHint: 'Excel files keep telephone numbers as they are. In a CSV file, Excel reads them as numbers.',
  ofCompanies: 'Target users or groups of many companies…',
  starting: (name: string) => `Exporting ${name}`,
  progress: 'Progress',
  rows,
  rowsOf: (done: number, total: number) => `${n(done)} of ${rows(total)}`,
  waiting: 'Waiting for Keepnet',
  cancel: 'Cancel',
  done: (name: string) => `${name} exported`,
  failed: (name: string) => `${name} could not be exported`,
  cut: (arrived: string) => `The download stopped after ${arrived}. Nothing was saved.`,
  shortTitle: (name: string) => `${name}: the file is incomplete`,
  short: (done: number, total: number) =>
    `Only ${n(done)} of ${rows(total)} arrived, although the file ended normally. Nothing was saved.`,
  saveAnyway: 'Save anyway',
  grown: (by: number) => `${rows(by)} more than at the start`,
  tryAgain: 'Try again',
});
