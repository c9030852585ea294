import type * as z from 'zod/mini';

/** The part of a list's query that every table has. */
export type ListQuery = { page: number; pageSize: number; sort: string; order: 'asc' | 'desc'; q: string };
export type ListSchema<Query extends ListQuery> = z.ZodMiniType<Query>;
/** Some fields of a list's query; those that every table has may always be named. */
export type TableChange<Query extends ListQuery> = Partial<Query> | Partial<ListQuery>;

/** What of an address does not narrow the list: its paging, and the saved view with its columns. */
const listKeys: ReadonlySet<string> = new Set<keyof ListQuery | 'view' | 'columns' | 'density'>([
  'page',
  'pageSize',
  'sort',
  'order',
  'q',
  'view',
  'columns',
  'density',
]);

/**
 * Reads a list's query from an address. What is missing or cannot be understood takes the schema's default, and
 * `pageSize` the person's own.
 */
export function readTableState<Query extends ListQuery>(
  schema: ListSchema<Query>,
  params: URLSearchParams,
  pageSize?: number,
): Query {
  const raw = { ...(pageSize === undefined ? {} : { pageSize }), ...Object.fromEntries(params) };
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const bad = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return schema.parse(Object.fromEntries(Object.entries(raw).filter(([name]) => !bad.has(name))));
}

/**
 * The address after a change. A value at its default leaves the address, and any change but of the page itself goes back
 * to page 1. A chosen `pageSize` stays written, since its default differs between people.
 */
export function writeTableState<Query extends ListQuery>(
  schema: ListSchema<Query>,
  params: URLSearchParams,
  change: TableChange<Query>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const defaults = new Map<string, unknown>(Object.entries(schema.parse({})));
  next.delete('page');
  for (const [name, value] of Object.entries(change)) {
    const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (empty || (name !== 'pageSize' && value === defaults.get(name))) next.delete(name);
    else next.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return next;
}

/** The address without search and filters; sort, page size and view stay. */
export function clearTableFilters(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of params.keys()) {
    if (name === 'q' || name === 'page' || !listKeys.has(name)) next.delete(name);
  }
  return next;
}

/** How many filters narrow the list, besides search: they are not what the schema takes by default. */
export function countFilters<Query extends ListQuery>(schema: ListSchema<Query>, query: Query): number {
  const defaults = new Map<string, unknown>(Object.entries(schema.parse({})));
  return Object.entries(query).filter(([name, value]) => !listKeys.has(name) && value !== defaults.get(name))
    .length;
}
