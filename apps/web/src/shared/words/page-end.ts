import { pageEndWords as english } from './en/page-end.ts';
import { translated } from './translated.ts';

export const pageEndWords = translated?.pageEndWords ?? english;
