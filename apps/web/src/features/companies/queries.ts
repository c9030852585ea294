import {
  type CompanyQuery,
  getCompany,
  getCompanyDirectory,
  listCompanies,
} from '@reseller-console/contract';
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { keepWithin, resellerScope } from '../../shared/lib/query-scope.ts';

export const companiesQuery = (query: CompanyQuery) =>
  queryOptions({
    queryKey: [resellerScope, 'companies', query],
    queryFn: ({ signal }) => call(listCompanies, { query, signal }),
    placeholderData: keepWithin(resellerScope),
  });

export const companyQuery = (companyId: string) =>
  queryOptions({
    queryKey: [companyId, 'company'],
    queryFn: ({ signal }) => call(getCompany, { params: { companyId }, signal }),
  });

/** Every company's id and name; the switcher searches it in memory. */
export const directoryQuery = queryOptions({
  queryKey: [resellerScope, 'company-directory'],
  queryFn: async ({ signal }) => (await call(getCompanyDirectory, { signal })).companies,
  staleTime: 60_000,
  gcTime: Number.POSITIVE_INFINITY,
});

function nameInPages(client: QueryClient, companyId: string): string | undefined {
  const pages = client.getQueriesData<{ items: readonly { id: string; name: string }[] }>({
    queryKey: [resellerScope, 'companies'],
  });
  return pages.flatMap(([, page]) => page?.items ?? []).find(({ id }) => id === companyId)?.name;
}

/**
 * The name of a company as soon as anything loaded knows it; undefined until then. The directory knows those too that
 * this person may not open; it is not loaded for this alone.
 */
export function useCompanyName(companyId: string): string | undefined {
  const client = useQueryClient();
  const { data: company } = useQuery({ ...companyQuery(companyId), throwOnError: false });
  const { data: listed } = useQuery({
    ...directoryQuery,
    enabled: false,
    select: (directory) => directory.find(([id]) => id === companyId)?.[1],
  });
  return company?.name ?? listed ?? nameInPages(client, companyId);
}

/** As `useCompanyName`, or the id once it is clear that neither the company nor the directory has a name for it. */
export function useCompanyLabel(companyId: string): string | undefined {
  const name = useCompanyName(companyId);
  const { isFetched: isAsked } = useQuery({ ...companyQuery(companyId), throwOnError: false });
  const { isFetched: isListed } = useQuery({ ...directoryQuery, enabled: false });
  return name ?? (isAsked && isListed ? companyId : undefined);
}
