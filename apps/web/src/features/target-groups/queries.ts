import {
  createTargetGroup,
  getTargetGroup,
  listAllTargetGroups,
  listTargetGroups,
  listTargetGroupUsers,
  type TargetGroup,
  type TargetGroupInput,
  type TargetGroupQuery,
  type TargetGroupUserQuery,
} from '@reseller-console/contract';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../shared/api.ts';
import { formatDate } from '../../shared/lib/format.ts';
import { type Name, namesakes } from '../../shared/lib/namesakes.ts';
import { keepWithin } from '../../shared/lib/query-scope.ts';
import { words } from '../../shared/words/en.ts';

const noun = 'target-groups';

export const targetGroupsQuery = (companyId: string, query: TargetGroupQuery) =>
  queryOptions({
    queryKey: [companyId, noun, 'list', query],
    queryFn: ({ signal }) => call(listTargetGroups, { params: { companyId }, query, signal }),
    placeholderData: keepWithin(companyId),
  });

/** Every group of a company, for choosing from and for saying what kind one is. */
export const allTargetGroupsQuery = (companyId: string) =>
  queryOptions({
    queryKey: [companyId, noun, 'all'],
    queryFn: async ({ signal }) => (await call(listAllTargetGroups, { params: { companyId }, signal })).items,
    throwOnError: false,
  });

type DatedGroup = Pick<TargetGroup, 'id' | 'name' | 'createdAt'>;

/** What tells target groups of one name apart, by id: the day on which they were made, and the id where that does not do. */
export const targetGroupNamesakes = (groups: readonly DatedGroup[]): ReadonlyMap<string, string> =>
  namesakes(groups, ({ createdAt }) =>
    createdAt === null ? undefined : words.createdAt(formatDate(createdAt) ?? createdAt),
  );

/** What a group is called; what tells it apart comes once every group of the company is there. */
export function useNamedTargetGroup(companyId: string, group: TargetGroup | undefined): Name | undefined {
  const { data } = useQuery(allTargetGroupsQuery(companyId));
  return useMemo(() => {
    if (group === undefined || data === undefined) return group;
    const { id, name } = group;
    const all = data.some((one) => one.id === id) ? data : [...data, group];
    return { name, apart: targetGroupNamesakes(all).get(id) };
  }, [data, group]);
}

export const targetGroupQuery = (companyId: string, groupId: string) =>
  queryOptions({
    queryKey: [companyId, noun, 'group', groupId],
    queryFn: ({ signal }) => call(getTargetGroup, { params: { companyId, groupId }, signal }),
  });

/** A page of a group's members; rows of another group are never kept on screen. */
export const targetGroupUsersQuery = (companyId: string, groupId: string, query: TargetGroupUserQuery) =>
  queryOptions({
    queryKey: [companyId, noun, 'users', groupId, query],
    queryFn: ({ signal }) => call(listTargetGroupUsers, { params: { companyId, groupId }, query, signal }),
    placeholderData: (previous, of) =>
      of?.queryKey[3] === groupId ? keepWithin(companyId)(previous, of) : undefined,
  });

/** Sends a new group; the same key again never makes a second one. */
export const sendTargetGroup = (companyId: string, body: TargetGroupInput, idempotencyKey: string) =>
  call(createTargetGroup, { params: { companyId }, body, idempotencyKey });

/** After a change of any group: lists and pickers of that company are asked for again. */
export const refreshTargetGroups = (client: QueryClient, companyId: string): Promise<void> =>
  client.invalidateQueries({ queryKey: [companyId, noun] });
