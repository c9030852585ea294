import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { addressParams } from '../lib/address-params.ts';
import {
  clearTableFilters,
  countFilters,
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
  /** How many filters narrow it, besides search. */
  readonly filters: number;
  /**
   * Writes a change into the address; a function gets the current state. Typing replaces the history entry, everything else adds one
   * unless told otherwise.
   */
  readonly change: (
    change: TableChange<Query> | ((now: Query) => TableChange<Query>),
    how?: { replace: boolean },
  ) => void;
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
    const filters = countFilters(schema, query);
    return {
      query,
      filtered: filters > 0 || query.q !== '',
      filters,
      change(change, how) {
        const now = addressParams();
        const changed = typeof change === 'function' ? change(readTableState(schema, now, pageSize)) : change;
        setParams(writeTableState(schema, now, changed), how ?? { replace: 'q' in changed });
      },
      clear: () => setParams(clearTableFilters(addressParams())),
    };
  }, [schema, params, setParams, pageSize]);
}
