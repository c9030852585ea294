import * as z from 'zod/mini';
import { companyIdPattern } from './companies.ts';

/** Companies that one call can be limited to. */
export const maxCompaniesNamed = 200;

/** Values of one query parameter: given several times, or separated by commas. */
export const listed = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value) => [value].flat().flatMap((text) => text.split(','))),
);

/** The only companies that a call is about, by id. */
export const namedCompanies = z.pipe(
  listed,
  z.array(z.string().check(z.regex(companyIdPattern))).check(z.minLength(1), z.maxLength(maxCompaniesNamed)),
);
