import {
  createTargetUser,
  type SettableStatus,
  setTargetUserStatus,
  type TargetUserChange,
  type TargetUserInput,
  updateTargetUser,
} from '@reseller-console/contract';
import type { QueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { resellerScope } from '../../shared/lib/query-scope.ts';
import { noun } from './queries.ts';

/** Sends a new target user; the same key again never makes a second one. */
export const sendTargetUser = (companyId: string, body: TargetUserInput, idempotencyKey: string) =>
  call(createTargetUser, { params: { companyId }, body, idempotencyKey });

/** Sends what changes of a target user, as its version that was seen. */
export const sendTargetUserChange = (
  companyId: string,
  userId: string,
  { version, ...body }: TargetUserChange & { version: string },
  idempotencyKey: string,
) => call(updateTargetUser, { params: { companyId, userId }, body, version, idempotencyKey });

export const sendTargetUserStatus = (
  companyId: string,
  userId: string,
  status: SettableStatus,
  idempotencyKey: string,
) => call(setTargetUserStatus, { params: { companyId, userId }, body: { status }, idempotencyKey });

/** After a change of target users: reloads everything that shows or counts them. */
export async function refreshTargetUsers(client: QueryClient, companyId: string): Promise<void> {
  await Promise.all([
    ...[noun, 'target-groups', 'company'].map((part) =>
      client.invalidateQueries({ queryKey: [companyId, part] }),
    ),
    client.invalidateQueries({ queryKey: [resellerScope, 'companies'] }),
  ]);
}
