import {
  createTargetGroup,
  getTargetGroup,
  listTargetGroups,
  listTargetGroupUsers,
  type TargetGroupInput,
  type TargetGroupQuery,
  type TargetGroupUserQuery,
} from '@reseller-console/contract';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { keepWithin } from '../../shared/lib/query-scope.ts';

const noun = 'target-groups';

export const targetGroupsQuery = (companyId: string, query: TargetGroupQuery) =>
  queryOptions({
    queryKey: [companyId, noun, 'list', query],
    queryFn: ({ signal }) => call(listTargetGroups, { params: { companyId }, query, signal }),
    placeholderData: keepWithin(companyId),
  });

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
