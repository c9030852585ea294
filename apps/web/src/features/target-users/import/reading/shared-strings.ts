import { readXml } from './xml.ts';

/** Characters that XML cannot have are written as `_x000D_` (ECMA-376, part 1, 22.9.2.19). */
export const withEscaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** The texts that the cells of all sheets share, by their numbers. How a text is pronounced is no part of it. */
export async function sharedStringsOf(parts: AsyncIterable<string>): Promise<string[]> {
  const strings: string[] = [];
  let string = '';
  let isText = false;
  let isSpoken = false;
  await readXml(parts, {
    open(name) {
      if (name === 'si') string = '';
      if (name === 'rPh') isSpoken = true;
      isText = name === 't' && !isSpoken;
    },
    text(text) {
      if (isText) string += text;
    },
    close(name) {
      if (name === 'si') strings.push(withEscaped(string));
      if (name === 'rPh') isSpoken = false;
      isText = false;
    },
  });
  return strings;
}
