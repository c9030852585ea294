import { CompanyQuery } from '@reseller-console/contract';
import type { QueryClient } from '@tanstack/react-query';
import { companiesQuery } from '../features/companies/queries.ts';
import { preferencesQuery } from '../features/preferences/queries.ts';
import { readTableState } from '../shared/table/table-url-state.ts';

// What a page loads first, for an address and a person. A prefetch uses the same query, so there is one call and not two.

/** The person's own number of rows in a table, where they chose one. */
export const pageSizeOf = (client: QueryClient, table: string): number | undefined =>
  client.getQueryData(preferencesQuery.queryKey)?.tables[table]?.pageSize;

export const companiesAt = (client: QueryClient, params: URLSearchParams) =>
  companiesQuery(readTableState(CompanyQuery, params, pageSizeOf(client, 'companies')));
