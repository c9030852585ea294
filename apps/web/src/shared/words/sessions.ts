import { sessionWords as english } from './en/sessions.ts';
import { translated } from './translated.ts';

export const sessionWords = translated?.sessionWords ?? english;
