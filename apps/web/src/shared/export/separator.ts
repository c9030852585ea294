import type { CsvSeparator } from '@reseller-console/contract';
import { attempt } from '../lib/attempt.ts';

/** The separator of a person's CSV files, and how to change it. */
export type ChosenSeparator = readonly [
  separator: CsvSeparator,
  onSeparator: (separator: CsvSeparator) => void,
];

const writesDecimalComma = (locale: string): boolean =>
  attempt(() => new Intl.NumberFormat(locale).formatToParts(0.5))?.some(
    ({ type, value }) => type === 'decimal' && value === ',',
  ) === true;

/**
 * The separator that Excel most likely expects of a person with these locales: a semicolon where one of them writes decimals with a
 * comma. The console's own locale does not say so for people whose language the console does not have.
 */
export const separatorOf = (locales: readonly string[]): CsvSeparator =>
  locales.some(writesDecimalComma) ? 'semicolon' : 'comma';
