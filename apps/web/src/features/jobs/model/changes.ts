import type { JobChange } from '@reseller-console/contract';
import { words as w } from '../words/en.ts';

const isField = (field: string): field is keyof typeof w.fields => field in w.fields;
const isValue = (value: string): value is keyof typeof w.values => value in w.values;

const valueText = (value: string | null): string =>
  value === null || value === '' ? w.noValue : isValue(value) ? w.values[value] : value;

/** What changes of an item, in one line. */
export const changesText = (changes: readonly JobChange[]): string =>
  changes
    .map(({ field, from, to }) =>
      w.change(isField(field) ? w.fields[field] : field, valueText(from), valueText(to)),
    )
    .join('; ');
