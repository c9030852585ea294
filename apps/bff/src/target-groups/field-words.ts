import type { FieldWords } from '../platform/field-errors.ts';

/** The words by which Keepnet's messages speak of a target group's fields. */
export const targetGroupWords: FieldWords = [
  [/priority/i, 'priority'],
  [/name|group|character/i, 'name'],
];
