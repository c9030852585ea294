import {
  type CompanyQuery,
  getCompany,
  getCompanyDirectory,
  getDelivery,
  listCompanies,
} from '@reseller-console/contract';
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { type Name, namesakes, toldApart } from '../../shared/lib/namesakes.ts';
import { nextTask } from '../../shared/lib/next-task.ts';
import { keepWithin, resellerScope } from '../../shared/lib/query-scope.ts';
import type { Entry } from '../../shared/lib/rank.ts';

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

/** The domains of a company that get no mail. */
export const deliveryQuery = (companyId: string) =>
  queryOptions({
    queryKey: [companyId, 'delivery'],
    queryFn: ({ signal }) => call(getDelivery, { params: { companyId }, signal }),
  });

/** Every company's id and name; the switcher searches it in memory. */
export const directoryQuery = queryOptions({
  queryKey: [resellerScope, 'company-directory'],
  queryFn: async ({ signal }) => {
    const { companies } = await call(getCompanyDirectory, { signal });
    // Reading thousands of names, comparing them and showing the result are a task each, so a key press does not wait for all three.
    await nextTask();
    companyNamesakes(companies);
    await nextTask();
    return companies;
  },
  staleTime: 60_000,
  gcTime: Number.POSITIVE_INFINITY,
});

function nameInPages(client: QueryClient, companyId: string): string | undefined {
  const pages = client.getQueriesData<{ items: readonly { id: string; name: string }[] }>({
    queryKey: [resellerScope, 'companies'],
  });
  return pages.flatMap(([, page]) => page?.items ?? []).find(({ id }) => id === companyId)?.name;
}

const none: ReadonlyMap<string, string> = new Map();
const kept = new WeakMap<readonly Entry[], ReadonlyMap<string, string>>();

/**
 * What tells companies with the same name apart, by id: the id itself, since no other field is unique. A company with a unique name is not
 * in the map.
 */
export function companyNamesakes(directory: readonly Entry[]): ReadonlyMap<string, string> {
  const known = kept.get(directory) ?? namesakes(directory.map(([id, name]) => ({ id, name })));
  kept.set(directory, known);
  return known;
}

function apartOf(directory: readonly Entry[], id: string, name: string): string | undefined {
  const isListed = directory.some(([one]) => one === id);
  return companyNamesakes(isListed ? directory : [...directory, [id, name]]).get(id);
}

const unasked = { ...directoryQuery, enabled: false };

/** The same for the companies of lists: empty until the directory is loaded. */
export function useCompanyNamesakes(): ReadonlyMap<string, string> {
  return useQuery({ ...unasked, select: companyNamesakes }).data ?? none;
}

/** A company by the name that people know it by. */
export interface NamedCompany extends Name {
  readonly id: string;
}

/**
 * The name of a company, as soon as any loaded query has it; undefined until then. The directory also knows companies that this person may
 * not open, and whether names are unique; it is not loaded only for this.
 */
export function useNamedCompany(companyId: string | undefined): NamedCompany | undefined {
  const client = useQueryClient();
  const { data: company } = useQuery({
    ...companyQuery(companyId ?? ''),
    enabled: companyId !== undefined,
    throwOnError: false,
  });
  const { data: directory } = useQuery(unasked);
  if (companyId === undefined) return undefined;
  const listed = directory?.find(([id]) => id === companyId)?.[1];
  const name = company?.name ?? listed ?? nameInPages(client, companyId);
  if (name === undefined) return undefined;
  return { id: companyId, name, apart: directory && apartOf(directory, companyId, name) };
}

/** As `useNamedCompany`, in plain text. */
export function useCompanyName(companyId: string): string | undefined {
  const company = useNamedCompany(companyId);
  return company && toldApart(company);
}

/** As `useNamedCompany`, or by its id once it is clear that neither the company nor the directory has a name for it. */
export function useCompanyLabel(companyId: string): NamedCompany | undefined {
  const company = useNamedCompany(companyId);
  const { isFetched: isAsked } = useQuery({ ...companyQuery(companyId), throwOnError: false });
  const { isFetched: isListed } = useQuery(unasked);
  return company ?? (isAsked && isListed ? { id: companyId, name: companyId } : undefined);
}

/**
 * The name of a company for a confirmation. `ready` is false until the directory has said whether the name is unique; if it cannot say,
 * the id is added.
 */
export function useConfirmedCompany(companyId: string): { company: NamedCompany; ready: boolean } {
  const { isPending, isError, data } = useQuery(directoryQuery);
  const company = useCompanyLabel(companyId) ?? { id: companyId, name: companyId };
  if (data === undefined && isError) return { company: { ...company, apart: companyId }, ready: true };
  return { company, ready: !isPending };
}
