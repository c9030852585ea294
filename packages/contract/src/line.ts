import * as z from 'zod/mini';

/** Text without control characters: no field of Keepnet's holds one, and Postgres refuses a NUL. */
const isPlain = z.regex(/^\P{Cc}*$/u, 'Characters that cannot be seen are not allowed');

/** One line that a person types, without the blanks around it: at most `longest` characters. */
export const line = (longest: number) =>
  z.string().check(z.trim(), z.maxLength(longest, `At most ${longest} characters`), isPlain);

/** A {@link line} that must not be empty. */
export const requiredLine = (longest: number) => line(longest).check(z.minLength(1, 'Required'));
