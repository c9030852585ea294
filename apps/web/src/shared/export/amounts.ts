import { locale } from '../language/language.ts';

const percent = new Intl.NumberFormat(locale, { style: 'percent', roundingMode: 'floor' });
const kilobytes = new Intl.NumberFormat(locale, {
  style: 'unit',
  unit: 'kilobyte',
  maximumFractionDigits: 0,
  roundingMode: 'ceil',
});
const megabytes = new Intl.NumberFormat(locale, {
  style: 'unit',
  unit: 'megabyte',
  maximumFractionDigits: 1,
});

/** A share from 0 to 1 in whole per cent; only what is whole is 100. */
export const formatShare = (share: number): string => percent.format(share);

/** An amount of bytes in kB, or in MB from a million on. */
export const formatBytes = (bytes: number): string =>
  bytes < 1_000_000 ? kilobytes.format(bytes / 1000) : megabytes.format(bytes / 1_000_000);
