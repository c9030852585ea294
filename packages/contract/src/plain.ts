/** Marks that show nothing by themselves: of direction and of breaks, fillers, tags (Unicode, UAX 44), and those that annotate text. */
const unseen = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/** Blanks of every kind, with the braille cell without dots and the Hangul fillers that look like a blank. */
const blanks = /[\s\u2800\u3164\uFFA0]+/gu;

/** Where such a mark changes how the characters around it look (Unicode 23.2, 23.4). */
const useful = [
  // ZWNJ and ZWJ between letters that join, as in Persian, and after a virama, as in Hindi or Malayalam.
  /(?<=[[\p{Lo}\p{M}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Hebr}\p{sc=Thai}\u0300-\u036F]])[\u200C\u200D](?=[\p{Lo}\p{M}])/v,
  /(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D]/v,
  // Emoji of several parts, in colour or on a key.
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})/v,
  /(?<=[\p{Extended_Pictographic}--\p{Emoji_Presentation}])\uFE0F|(?<=[0-9#*])\uFE0F(?=\u20E3)/v,
  // Variants of Mongolian letters and of Chinese characters.
  /(?<=\p{sc=Mong})[\u180B-\u180F]|(?<=\p{sc=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/v,
];
const pointless = new RegExp(
  `(?=${unseen.source})(?!${useful.map(({ source }) => source).join('|')})(?![\\u3164\\uFFA0]).`,
  'gsv',
);

/** Most text is plain already, and a file has a million cells. */
const isPlainAscii = /^[!-~]+(?: [!-~]+)*$/;

const evened = (text: string): string => text.normalize('NFC').replaceAll(blanks, ' ').trim();

/**
 * Text as it is seen; what looks the same becomes the same: NFC, single blanks and none around it, and no marks that show nothing. ZWNJ
 * and ZWJ stay where a script needs them.
 */
export const plain = (text: string): string =>
  isPlainAscii.test(text) ? text : evened(text.replaceAll(pointless, ''));

/** As {@link plain}; an address needs no invisible marks at all. */
const plainAddress = (text: string): string => evened(text.replaceAll(unseen, ''));

/** The text of a part of a link, or the part itself where it is not encoded properly. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * The one address in what people paste from mail programs and links: `Ada Byron <ada@example.com>;`, `mailto:ada@example.com`. Other text,
 * such as several addresses, comes back in plain.
 */
export function bareAddress(text: string): string {
  const seen = plainAddress(text);
  const [, bracketed = seen] = /^[^<>]*<([^<>]*)>[ ;,.]*$/u.exec(seen) ?? [];
  const [, linked] = /^mailto:([^?]*)/iu.exec(bracketed.trim()) ?? [];
  const written = linked === undefined ? bracketed : plainAddress(decoded(linked));
  const [, , quoted] = /^(["'])(.*)\1$/u.exec(written.trim()) ?? [];
  return (quoted ?? written).replace(/[ ;,.]+$/u, '').trim();
}
