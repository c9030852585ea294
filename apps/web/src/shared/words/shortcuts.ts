import { shortcutWords as english } from './en/shortcuts.ts';
import { translated } from './translated.ts';

export const shortcutWords = translated?.shortcutWords ?? english;
