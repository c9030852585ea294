import type { Page } from '@reseller-console/contract';
import { type FetchQueryOptions, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ListQuery } from './table-url-state.ts';

/** Prefetches the next page, so "Next page" answers at once. */
export function usePrefetchNext<Query extends ListQuery, Data, Key extends QueryKey>(
  shown: Pick<Page<unknown>, 'page' | 'pageCount'> | undefined,
  query: Query,
  optionsOf: (query: Query) => FetchQueryOptions<Data, Error, Data, Key>,
): void {
  const client = useQueryClient();
  const more = shown !== undefined && shown.page === query.page && shown.page < shown.pageCount;
  useEffect(() => {
    if (more) void client.prefetchQuery(optionsOf({ ...query, page: query.page + 1 }));
  }, [more, query]);
}
