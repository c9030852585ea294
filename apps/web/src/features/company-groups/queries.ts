import {
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
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { keepWithin, resellerScope } from '../../shared/lib/query-scope.ts';

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
