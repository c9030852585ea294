import type { FieldError } from '@reseller-console/contract';

/** Patterns in Keepnet's messages and the field of our API that they mean, most specific first. */
export type FieldWords = readonly (readonly [RegExp, string])[];

/** Assigns each message to the first field it mentions. A message about no field stays in the problem's detail. */
export function fieldErrors(words: FieldWords, messages: readonly string[]): FieldError[] {
  return messages.flatMap((message) => {
    const spoken = words.find(([pattern]) => pattern.test(message));
    return spoken === undefined ? [] : [{ field: spoken[1], code: 'refused_by_keepnet', message }];
  });
}

/** Normalizes white space and the Unicode form, which Keepnet may change. */
export const normalized = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');
