import { createTargetUser, type TargetUserInput } from '@reseller-console/contract';
import type { QueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { resellerScope } from '../../shared/lib/query-scope.ts';
import { noun } from './queries.ts';

/** Sends a new target user; the same key again never makes a second one. */
export const sendTargetUser = (companyId: string, body: TargetUserInput, idempotencyKey: string) =>
  call(createTargetUser, { params: { companyId }, body, idempotencyKey });

/** After a change of target users: reloads everything that shows or counts them. */
export async function refreshTargetUsers(client: QueryClient, companyId: string): Promise<void> {
  await Promise.all([
    ...[noun, 'target-groups', 'company'].map((part) =>
      client.invalidateQueries({ queryKey: [companyId, part] }),
    ),
    client.invalidateQueries({ queryKey: [resellerScope, 'companies'] }),
  ]);
}
