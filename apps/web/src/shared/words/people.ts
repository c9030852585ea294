import { people as english } from './en/people.ts';
import { translated } from './translated.ts';

export const people = translated?.people ?? english;
