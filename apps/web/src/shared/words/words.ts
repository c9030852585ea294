import { en, type Words } from './en.ts';

/** The words on screen. Another language is loaded on demand and set before the first render. */
export let words: Words = en;

export function setWords(loaded: Words): void {
  words = loaded;
}
