import * as z from 'zod/mini';
import { shaped } from './field-error.ts';

/** Text without control characters: no field of Keepnet's holds one, and Postgres refuses a NUL. */
const isPlain = shaped(/^\P{Cc}*$/u, 'invisible_characters');

/** One line that a person types, without the blanks around it: at most `max` characters. */
export const line = (max: number) => z.string().check(z.trim(), z.maxLength(max), isPlain);

/** A {@link line} that must not be empty. */
export const requiredLine = (max: number) => line(max).check(z.minLength(1));
