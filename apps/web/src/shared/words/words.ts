import { en } from './en.ts';

/** The words on screen, in the person's language. */
export const words = en;
