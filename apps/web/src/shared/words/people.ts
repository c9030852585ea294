import { people as english } from './en/people.ts';

export const people = english;
