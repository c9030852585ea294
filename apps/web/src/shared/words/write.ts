import { writeWords as english } from './en/write.ts';
import { translated } from './translated.ts';

export const writeWords = translated?.writeWords ?? english;

/** What a form and its frame say. */
export type WriteWords = typeof writeWords;
