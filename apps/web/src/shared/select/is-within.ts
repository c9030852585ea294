import type { ListQuery, ListSchema } from '../table/table-url-state.ts';

/** What says which part of the matching rows a page shows, and not which rows match. */
const paging: ReadonlySet<string> = new Set<keyof ListQuery>(['page', 'pageSize', 'sort', 'order']);

const narrows = (value: unknown, wider: unknown): boolean =>
  Array.isArray(value) && Array.isArray(wider) ? value.every((one) => wider.includes(one)) : value === wider;

/**
 * Whether every row that matches a query is certain to match another one too: it has the same search and filters, or more of them. A filter at the
 * schema's default leaves nothing out.
 */
export function isWithin<Query extends ListQuery>(
  schema: ListSchema<Query>,
  query: Query,
  wider: Query,
): boolean {
  const defaults = new Map<string, unknown>(Object.entries(schema.parse({})));
  const asked = new Map<string, unknown>(Object.entries(query));
  return Object.entries(wider).every(
    ([name, value]) =>
      paging.has(name) ||
      value === undefined ||
      value === defaults.get(name) ||
      narrows(asked.get(name), value),
  );
}
