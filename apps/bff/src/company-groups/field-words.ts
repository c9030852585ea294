import type { FieldWords } from '../commands/field-errors.ts';

/** Words by which Keepnet speaks of the fields of a company group. */
export const companyGroupWords: FieldWords = [
  [/compan(y|ies)\b(?!\s*group)/i, 'companyIds'],
  [/name|group|character/i, 'name'],
];
