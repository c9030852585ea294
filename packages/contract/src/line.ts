import * as z from 'zod/mini';
import { shaped } from './field-error.ts';
import { bareAddress, plain } from './plain.ts';

/** Text without control characters: no field of Keepnet's holds one, and Postgres refuses a NUL. */
const isPlain = shaped(/^\P{Cc}*$/u, 'invisible_characters');

export const emailShape = /^[^\s@"(),:;<>[\\\]]+@[^\s@.]+(\.[^\s@.]+)+$/u;

/** One line that a person types, made {@link plain}: at most `max` characters. */
export const line = (max: number) => z.string().check(z.overwrite(plain), z.maxLength(max), isPlain);

/** A {@link line} that must not be empty. */
export const requiredLine = (max: number) => line(max).check(z.minLength(1));

/** One line that is looked for: only trimmed, since what Keepnet holds may be written in that form. */
export const soughtLine = (max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), isPlain);

/** One e-mail address, without what mail programs and links write around it ({@link bareAddress}): at most `max` characters. */
export const emailLine = (max: number) =>
  z
    .string()
    .check(
      z.overwrite(bareAddress),
      z.minLength(1),
      z.maxLength(max),
      isPlain,
      shaped(emailShape, 'not_an_email'),
    );
