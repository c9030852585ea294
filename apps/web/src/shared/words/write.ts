import { writeWords as english } from './en/write.ts';

export const writeWords = english;
