import { locale } from '../language/language.ts';

/** A company's hue in degrees, 0 to 359, from its id alone: the same in every browser and every session (FNV-1a). */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  // The last mixing step spreads ids that differ in one letter over the whole circle.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3ce1);
  hash ^= hash >>> 13;
  return (hash >>> 0) % 360;
}

const letters = /[\p{L}\p{N}]/u;

/** One or two capitals for a tile: of the first two words, or the first two letters of a single word; `?` for none. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => letters.test(word));
  const [first, second] = words;
  if (first === undefined) return '?';
  const [a = '', b = ''] = first;
  const [c] = second ?? [];
  return (a + (c ?? b)).toLocaleUpperCase(locale);
}
