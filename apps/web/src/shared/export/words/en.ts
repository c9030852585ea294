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
  starting: (name: string) => `Exporting ${name}`,
  progress: 'Progress',
  rows,
  rowsOf: (done: number, total: number) => `${n(done)} of ${rows(total)}`,
  waiting: 'Waiting for Keepnet',
  cancel: 'Cancel',
  done: (name: string) => `${name} exported`,
  failed: (name: string) => `${name} could not be exported`,
  cut: (arrived: string) => `The download broke off after ${arrived}. Nothing was saved.`,
  shortTitle: (name: string) => `${name}: the file is short`,
  short: (done: number, total: number) =>
    `Only ${n(done)} of ${rows(total)} arrived, although the file ended as if it were whole. Nothing was saved.`,
  saveAnyway: 'Save it all the same',
  grown: (by: number) => `${rows(by)} more than when it began`,
  tryAgain: 'Try again',
});
