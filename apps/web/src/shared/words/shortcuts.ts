import { shortcutWords as english } from './en/shortcuts.ts';

export const shortcutWords = english;
