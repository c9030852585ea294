import { exportWords as english } from './en/export.ts';
import { translated } from './translated.ts';

export const exportWords = translated?.exportWords ?? english;
