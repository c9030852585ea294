import { personWords as english } from './en/person.ts';
import { translated } from './translated.ts';

export const personWords = translated?.personWords ?? english;
