import {
  type CompanyGroup,
  type CompanyGroupInput,
  type CompanyGroupQuery,
  createCompanyGroup,
  type GroupCompanyQuery,
  getCompanyGroup,
  getParticipants,
  listAllCompanyGroups,
  listCompanyGroups,
  listGroupCompanies,
  type ParticipantsInput,
  renameCompanyGroup,
  setParticipants,
} from '@reseller-console/contract';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../shared/api.ts';
import { formatDate, formatNumber } from '../../shared/lib/format.ts';
import { type Name, namesakes } from '../../shared/lib/namesakes.ts';
import { keepWithin, resellerScope } from '../../shared/lib/query-scope.ts';
import { useFailure } from '../../shared/lib/use-failure.ts';
import type { Choices } from '../../shared/ui/combobox.tsx';
import { words } from '../../shared/words/en.ts';

const noun = 'company-groups';

export const companyGroupsQuery = (query: CompanyGroupQuery) =>
  queryOptions({
    queryKey: [resellerScope, noun, 'list', query],
    queryFn: ({ signal }) => call(listCompanyGroups, { query, signal }),
    placeholderData: keepWithin(resellerScope),
  });

/** Every group, for pickers and filters. */
export const allCompanyGroupsQuery = queryOptions({
  queryKey: [resellerScope, noun, 'all'],
  queryFn: async ({ signal }) => (await call(listAllCompanyGroups, { signal })).items,
});

/** What tells company groups with the same name apart, by id: the day of creation, or the id if that is not enough. */
export const companyGroupNamesakes = (groups: readonly CompanyGroup[]): ReadonlyMap<string, string> =>
  namesakes(groups, ({ createdAt }) =>
    createdAt === null ? undefined : words.createdAt(formatDate(createdAt) ?? createdAt),
  );

/** As `companyGroupNamesakes`, of every group there is: empty until they are there. */
export function useCompanyGroupNamesakes(): ReadonlyMap<string, string> {
  return useQuery({ ...allCompanyGroupsQuery, select: companyGroupNamesakes }).data ?? none;
}
const none: ReadonlyMap<string, string> = new Map();

/** Every group to choose from, each with its number of companies; undefined for people who see certain companies only. */
export function useCompanyGroupChoices(limited: boolean): Choices | undefined {
  const groups = useQuery({ ...allCompanyGroupsQuery, enabled: !limited });
  const failure = useFailure(groups);
  if (limited) return undefined;
  const apart = companyGroupNamesakes(groups.data ?? []);
  const options = groups.data?.map(({ id, name, companyCount }) => ({
    id,
    label: name,
    apart: apart.get(id),
    note: formatNumber(companyCount),
  }));
  return { options, failure };
}

/** A group by the name that people know it by. `ready` is false until it is known whether others have that name. */
export interface NamedGroup extends Name {
  readonly ready: boolean;
}

/** The name of a group where it is shown or changed. If it is unknown whether others share the name, the id is added. */
export function useNamedGroup(group: CompanyGroup | undefined): NamedGroup | undefined {
  const { data, isError } = useQuery(allCompanyGroupsQuery);
  return useMemo(() => {
    if (group === undefined) return undefined;
    const { id, name } = group;
    if (data === undefined) return isError ? { name, apart: id, ready: true } : { name, ready: false };
    const all = data.some((one) => one.id === id) ? data : [...data, group];
    return { name, apart: companyGroupNamesakes(all).get(id), ready: true };
  }, [data, isError, group]);
}

export const companyGroupQuery = (groupId: string) =>
  queryOptions({
    queryKey: [resellerScope, noun, 'group', groupId],
    queryFn: ({ signal }) => call(getCompanyGroup, { params: { groupId }, signal }),
  });

/** A page of a group's members; rows of another group are never kept on screen. */
export const groupCompaniesQuery = (groupId: string, query: GroupCompanyQuery) =>
  queryOptions({
    queryKey: [resellerScope, noun, 'companies', groupId, query],
    queryFn: ({ signal }) => call(listGroupCompanies, { params: { groupId }, query, signal }),
    placeholderData: (previous, of) => (of?.queryKey[3] === groupId ? previous : undefined),
  });

/** Who the members were when an edit began: read afresh for each, and never changed under it. */
export const participantsQuery = (groupId: string) =>
  queryOptions({
    queryKey: [resellerScope, 'company-group-participants', groupId],
    queryFn: async ({ signal }) => (await call(getParticipants, { params: { groupId }, signal })).companyIds,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** Sends a new group; the same key again never makes a second one. */
export const sendCompanyGroup = (body: CompanyGroupInput, idempotencyKey: string) =>
  call(createCompanyGroup, { body, idempotencyKey });

export const sendName = (groupId: string, name: string, idempotencyKey: string) =>
  call(renameCompanyGroup, { params: { groupId }, body: { name }, idempotencyKey });

export const sendParticipants = (groupId: string, body: ParticipantsInput, idempotencyKey: string) =>
  call(setParticipants, { params: { groupId }, body, idempotencyKey });

/** After a change of any group: groups are asked for again, and so are the companies that tell theirs. */
export async function refreshCompanyGroups(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: [resellerScope, noun] }),
    client.invalidateQueries({ queryKey: [resellerScope, 'companies'] }),
    client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'company' }),
  ]);
}
