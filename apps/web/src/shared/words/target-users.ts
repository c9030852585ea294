import { targetUserWords as english } from './en/target-users.ts';
import { translated } from './translated.ts';

export const targetUserWords = translated?.targetUserWords ?? english;
