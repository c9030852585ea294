import { words as english } from './en/words.ts';
import { translated } from './translated.ts';

/** The words on screen, in the person's language. */
export const words = translated?.words ?? english;
