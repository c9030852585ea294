import { words as english } from './en/words.ts';

/** The words on screen, in the person's language. */
export const words = english;
