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
};

/**
 * Text made comparable for search: lower case, without diacritics, and with the letters that Unicode does not take apart
 * written plainly. `İstanbul`, `ISTANBUL` and `ıstanbul` all become `istanbul`.
 */
export function fold(text: string): string {
  // Most text needs no more, and thousands of names are folded when a list opens.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[ıßøłđðþæœ]/g, (letter) => apart[letter] ?? letter);
}
