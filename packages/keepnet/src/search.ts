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
 * Contains item per column under OR while `SearchInputTextValue` stays empty (A5).
 */
export function searchBody<Sort extends string>(
  columns: ListColumns<Sort>,
  query: ListQuery<Sort>,
  defaultSort: Sort,
  filters: FilterItem[] = [],
) {
  const words = query.q?.trim() ?? '';
  const searched = words === '' ? [] : columns.searched.map((field) => contains(field, words));
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

/** Text conditions for those columns that have a value. */
export function containsEach(values: Readonly<Record<string, string | undefined>>): FilterItem[] {
  return Object.entries(values).flatMap(([field, value]) =>
    value?.trim() ? [contains(field, value.trim())] : [],
  );
}
