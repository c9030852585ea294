import type { FieldError } from '@reseller-console/contract';

/** Words by which Keepnet's messages speak of a field, most specific first, with the field's name in our API. */
export type FieldWords = readonly (readonly [RegExp, string])[];

/** Puts each message at the first field that it speaks of; a message about none is left to the problem's detail. */
export function fieldErrors(words: FieldWords, messages: readonly string[]): FieldError[] {
  return messages.flatMap((message) => {
    const spoken = words.find(([pattern]) => pattern.test(message));
    return spoken === undefined ? [] : [{ field: spoken[1], message }];
  });
}

/** Evens out what an upstream may change in form only: blanks at the ends and in rows, and the Unicode form. */
export const evened = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');
