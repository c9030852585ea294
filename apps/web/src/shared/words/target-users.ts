import { targetUserWords as english } from './en/target-users.ts';

export const targetUserWords = english;
