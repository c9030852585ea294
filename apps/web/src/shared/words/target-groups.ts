import { targetGroupWords as english } from './en/target-groups.ts';

export const targetGroupWords = english;
