import {
  changeTargetGroupMembers,
  createTargetGroup,
  getTargetGroup,
  getTargetGroupReach,
  listAllTargetGroups,
  listTargetGroups,
  listTargetGroupUsers,
  type TargetGroup,
  type TargetGroupChange,
  type TargetGroupInput,
  type TargetGroupQuery,
  type TargetGroupUserQuery,
  updateTargetGroup,
} from '@reseller-console/contract';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../shared/api.ts';
import { formatDate } from '../../shared/lib/format.ts';
import { type Name, namesakes } from '../../shared/lib/namesakes.ts';
import { keepWithin } from '../../shared/lib/query-scope.ts';
import { words } from '../../shared/words/en.ts';
import { noun as targetUsers } from '../target-users/queries.ts';
import { batchesOf, batchKey, type MemberAnswer, type MemberWish, together } from './model/member-batches.ts';

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

/** What tells target groups of one name apart, by id: the day on which they were made, and the id if that is not enough. */
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

/** How many of a group's active members have a telephone number and a preferred language. */
export const targetGroupReachQuery = (companyId: string, groupId: string) =>
  queryOptions({
    queryKey: [companyId, noun, 'reach', groupId],
    queryFn: ({ signal }) => call(getTargetGroupReach, { params: { companyId, groupId }, signal }),
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

/** Sends what changes of a group, as its version that was seen. */
export const sendTargetGroupChange = (
  companyId: string,
  groupId: string,
  { version, ...body }: TargetGroupChange & { version: string },
  idempotencyKey: string,
) => call(updateTargetGroup, { params: { companyId, groupId }, body, version, idempotencyKey });

/** After a change of any group: lists and pickers of that company are asked for again. */
export const refreshTargetGroups = (client: QueryClient, companyId: string): Promise<void> =>
  client.invalidateQueries({ queryKey: [companyId, noun] });

/**
 * Sends who joins and who leaves a group, in as many calls as it takes, one after the other. The same key again asks about the same calls.
 * @param onSent told how many people are done, after each call
 */
export async function sendMembers(
  companyId: string,
  groupId: string,
  wish: MemberWish,
  key: string,
  onSent: (people: number) => void,
): Promise<MemberAnswer> {
  const answers: MemberAnswer[] = [];
  let sent = 0;
  onSent(sent);
  for (const [n, body] of batchesOf(wish).entries()) {
    const params = { companyId, groupId };
    answers.push(await call(changeTargetGroupMembers, { params, body, idempotencyKey: batchKey(key, n) }));
    sent += body.add.length + body.remove.length;
    onSent(sent);
  }
  return together(answers);
}

/**
 * Adds one target user to groups and takes them out of others, one group after the other. The same key again asks about the same calls.
 * @param onSent told how many groups are done, after each call
 */
export async function sendGroupsOf(
  companyId: string,
  userId: string,
  groups: MemberWish,
  key: string,
  onSent: (groups: number) => void,
): Promise<MemberAnswer> {
  const calls = [
    ...groups.add.map((groupId) => ({ groupId, body: { add: [userId], remove: [] } })),
    ...groups.remove.map((groupId) => ({ groupId, body: { add: [], remove: [userId] } })),
  ];
  const answers: MemberAnswer[] = [];
  onSent(0);
  for (const [n, { groupId, body }] of calls.entries()) {
    const params = { companyId, groupId };
    answers.push(await call(changeTargetGroupMembers, { params, body, idempotencyKey: batchKey(key, n) }));
    onSent(n + 1);
  }
  return together(answers);
}

/** After a change of members: whatever shows or counts them, at the group and at the people. */
export async function refreshMembers(client: QueryClient, companyId: string): Promise<void> {
  await Promise.all([
    refreshTargetGroups(client, companyId),
    client.invalidateQueries({ queryKey: [companyId, targetUsers] }),
  ]);
}
