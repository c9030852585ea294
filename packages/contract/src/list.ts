import * as z from 'zod/mini';

export const pageSizes = [10, 25, 50, 100] as const;

const wholeNumber = (from: number, to: number) =>
  z.pipe(
    z.union([z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number)), z.number()]),
    z.int().check(z.gte(from), z.lte(to)),
  );

/** A flag in a query string: `true` or `false`. */
export const flag = z.pipe(
  z.union([z.enum(['true', 'false']), z.boolean()]),
  z.transform((value) => value === true || value === 'true'),
);

/** Several values of a closed list in one query parameter, separated by commas. */
export const oneOrMore = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.pipe(
    z.pipe(
      z.union([z.string(), z.array(z.string())]),
      z.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
    ),
    z.array(z.enum(values)).check(z.minLength(1), z.maxLength(values.length)),
  );

// Made once for all lists: a page makes all schemas of its files before it can use one.
const pageNumber = z._default(wholeNumber(1, 1_000_000), 1);
const pageSize = z._default(wholeNumber(1, 100), 25);
const order = z.enum(['asc', 'desc']);
const freeText = z._default(z.string().check(z.trim(), z.maxLength(200)), '');

/**
 * The paging part of every list's query: `page` from 1, `pageSize` 1 to 100 (default 25), `sort` from the list's own
 * whitelist, `order`, and free text `q` of at most 200 characters.
 */
export const listQuery = <const Sorts extends readonly [string, ...string[]]>(
  sorts: Sorts,
  fallback: { sort: Sorts[number]; order: 'asc' | 'desc' },
) => ({
  page: pageNumber,
  pageSize,
  sort: z._default(z.enum(sorts), fallback.sort),
  order: z._default(order, fallback.order),
  q: freeText,
});

const count = z.int();

/** One page of a list. `total` counts the rows of all pages. */
export const page = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({
    items: z.array(item),
    page: count,
    pageSize: count,
    pageCount: count,
    total: count,
  });

export type Page<Item> = { items: Item[]; page: number; pageSize: number; pageCount: number; total: number };
