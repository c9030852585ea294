import { paletteWords as english } from './en/palette.ts';
import { translated } from './translated.ts';

export const paletteWords = translated?.paletteWords ?? english;
