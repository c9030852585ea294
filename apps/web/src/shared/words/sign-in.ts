import { signInWords as english } from './en/sign-in.ts';
import { translated } from './translated.ts';

export const signInWords = translated?.signInWords ?? english;
