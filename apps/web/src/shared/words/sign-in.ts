import { signInWords as english } from './en/sign-in.ts';

export const signInWords = english;
