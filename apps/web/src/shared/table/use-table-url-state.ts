import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import {
  clearTableFilters,
  isFiltered,
  type ListQuery,
  type ListSchema,
  readTableState,
  type TableChange,
  writeTableState,
} from './table-url-state.ts';

export interface TableUrlState<Query extends ListQuery> {
  readonly query: Query;
  /** True when search or a filter narrows the list. */
  readonly filtered: boolean;
  /** Writes a change into the address; typing replaces the history entry, everything else adds one. */
  readonly change: (change: TableChange<Query>) => void;
  readonly clear: () => void;
}

/** The one place where a table's search, filters, sort and page meet the address. */
export function useTableUrlState<Query extends ListQuery>(
  schema: ListSchema<Query>,
  pageSize?: number,
): TableUrlState<Query> {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const query = readTableState(schema, params, pageSize);
    return {
      query,
      filtered: isFiltered(schema, query),
      change: (change) => setParams(writeTableState(schema, params, change), { replace: 'q' in change }),
      clear: () => setParams(clearTableFilters(params)),
    };
  }, [schema, params, setParams, pageSize]);
}
