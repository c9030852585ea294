import type { FieldWords } from '../platform/field-errors.ts';

/** How Keepnet's messages name the fields of a company group. */
export const companyGroupWords: FieldWords = [
  [/compan(y|ies)\b(?!\s*group)/i, 'companyIds'],
  [/name|group|character/i, 'name'],
];
