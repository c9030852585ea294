import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');
const companies = (count: number) => plural(count, { one: '# company', other: '# companies' });
const users = (count: number) => plural(count, { one: '# target user', other: '# target users' });
const groups = (count: number) => plural(count, { one: '# target group', other: '# target groups' });

export const words = translated('features/exports', {
  title: 'Export many companies',
  lead: 'One file of their target users or target groups.',
  what: 'List',
  nouns: { 'target-users': 'Target users', 'target-groups': 'Target groups' },
  which: 'Companies',
  tooMany: (count: number, max: number) => `You chose ${companies(count)}; one file takes at most ${n(max)}.`,
  fields: 'Custom fields',
  fieldsHint:
    'Names, separated by commas. Each becomes a column; it is empty for companies without that field.',
  format: 'Format',
  formats: { zip: 'ZIP', csv: 'CSV' },
  zipHint:
    'A CSV file and a list of what each company should have and has. A company that fails does not stop the others.',
  csvHint:
    'The CSV file alone. If one company cannot be read in full, the download breaks off and nothing is saved.',
  separator: 'Separator of CSV files',
  separators: { comma: 'Comma', semicolon: 'Semicolon' },
  checking: 'Checking which companies can be read…',
  checkFailed: 'The console could not check which companies it can read.',
  reads: (count: number) => `${companies(count)} will be read.`,
  leftOut: (count: number) => `${companies(count)} will be left out`,
  uncertain: 'Some companies could not be asked yet whether they hide their people.',
  noCompany: 'None of these companies can be read.',
  start: { 'target-users': 'Export target users', 'target-groups': 'Export target groups' },
  startOf: {
    'target-users': (count: number) => `Export target users of ${companies(count)}`,
    'target-groups': (count: number) => `Export target groups of ${companies(count)}`,
  },

  running: (finished: number, of: number) => `${n(finished)} of ${companies(of)}`,
  rows: { 'target-users': users, 'target-groups': groups },
  waiting: 'Waiting for Keepnet',
  cancel: 'Cancel',
  progress: 'Progress',
  complete: {
    'target-users': (count: number, of: number) => `Complete: ${users(count)} of ${companies(of)}.`,
    'target-groups': (count: number, of: number) => `Complete: ${groups(count)} of ${companies(of)}.`,
  },
  partial: (count: number, of: number) =>
    `Incomplete: ${n(count)} of ${companies(of)} ${count === 1 ? 'is' : 'are'} missing in whole or in part.`,
  unclear: 'The console could not find out whether the file is complete. Its manifest tells you.',
  cut: 'The download broke off. Nothing was saved.',
  failed: 'The file could not be made. Nothing was saved.',
  saved: (name: string) => `Saved as ${name}`,
  missing: (count: number) => `${companies(count)} missing or incomplete`,
  partOf: (written: number, expected: number) => `${n(written)} of ${n(expected)} are in the file`,
  stayedOut: (count: number) => `${companies(count)} left out`,
  onlyMissing: (count: number) =>
    count === 1 ? 'Export only the missing one' : `Export only the ${n(count)} missing ones`,
  firstMissing: (max: number, count: number) => `Export ${n(max)} of the ${n(count)} missing ones`,
  asZip: 'Export as ZIP instead',
  again: 'Try again',
  absentField: (name: string) => `No company has a custom field called “${name}”.`,
  reasons: {
    columns_missing: 'Keepnet’s file lacks columns that it should have.',
    file_unusable: 'Keepnet did not send a complete file.',
    list_incomplete: 'Keepnet sent fewer rows than it counts.',
    not_listed: 'Keepnet does not list it.',
  },
});
