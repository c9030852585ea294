import type { FieldWords } from '../commands/field-errors.ts';

/** The words by which Keepnet's messages speak of a target group's fields. */
export const targetGroupWords: FieldWords = [
  [/priority/i, 'priority'],
  [/name|group|character/i, 'name'],
];
