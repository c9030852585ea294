import type { ListQuery } from './page.ts';

/** One condition on a column, in upstream's own words. */
export interface FilterItem {
  FieldName: string;
  Operator: 'Contains' | '=' | 'Include';
  Value: string | boolean;
}

/** What a list can be sorted and searched by: our names to upstream's, the columns of the global search. */
export interface ListColumns<Sort extends string> {
  sort: Readonly<Record<Sort, string>>;
  searched: readonly string[];
}

const group = (Condition: 'AND' | 'OR', FilterItems: FilterItem[]) => ({
  Condition,
  FilterItems,
  FilterGroups: [],
});

/**
 * The only builder of search bodies. All five paging fields always (A22), a whitelisted order always (A9), PascalCase
 * keys in the filter (A32), exactly two groups (A33): column filters under AND, and for the global search one
 * Contains item per column and text under OR while `SearchInputTextValue` stays empty (A5).
 */
export function searchBody<Sort extends string>(
  columns: ListColumns<Sort>,
  query: ListQuery<Sort>,
  defaultSort: Sort,
  filters: FilterItem[] = [],
) {
  const searched = textsIn(query.q ?? []).flatMap((text) =>
    columns.searched.map((field) => contains(field, text)),
  );
  return {
    pageNumber: query.page,
    pageSize: query.pageSize,
    orderBy: columns.sort[query.sort ?? defaultSort] ?? columns.sort[defaultSort],
    ascending: (query.order ?? 'desc') === 'asc',
    filter: {
      Condition: 'AND',
      SearchInputTextValue: '',
      FilterGroups: [group('AND', filters), group('OR', searched)],
    },
  };
}

/** A text condition. */
function contains(FieldName: string, Value: string): FilterItem {
  return { FieldName, Operator: 'Contains', Value };
}

/** Text conditions for those columns that have a value. Of several texts the column has each. */
export function containsEach(
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): FilterItem[] {
  return Object.entries(values).flatMap(([field, value = []]) =>
    textsIn(value).map((text) => contains(field, text)),
  );
}

const textsIn = (given: string | readonly string[]): string[] =>
  [given].flat().flatMap((text) => text.trim() || []);
