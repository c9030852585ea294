import { sessionWords as english } from './en/sessions.ts';

export const sessionWords = english;
