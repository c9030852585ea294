import { targetGroupWords as english } from './en/target-groups.ts';
import { translated } from './translated.ts';

export const targetGroupWords = translated?.targetGroupWords ?? english;
