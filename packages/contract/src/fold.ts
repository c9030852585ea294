import { plain } from './plain.ts';

/** What Unicode does not take apart: letters, and the punctuation that keyboards and word processors write in several ways. */
const apart: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
};

/**
 * Text made comparable for search: lower case, without diacritics and marks that show nothing, with single blanks, and with the letters
 * that Unicode does not take apart written plainly. `İstanbul`, `ISTANBUL` and `ıstanbul` all become `istanbul`.
 */
export function fold(text: string): string {
  // Most text needs no more, and thousands of names are folded when a list opens.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replaceAll(/ {2,}/g, ' ').trim();
  return plain(text)
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toLowerCase()
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/[ıßøłđðþæœς‘’ʼ“”]/g, (letter) => apart[letter] ?? letter);
}

/** The words of a text that is searched for, folded. What is found has each of them. */
export const wordsOf = (typed: string): readonly string[] => fold(typed).split(' ').filter(Boolean);
