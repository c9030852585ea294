import type { getTargetGroupReach, ResponseOf } from '@reseller-console/contract';
import { type Call, type Keepnet, KeepnetError, type TargetGroupReach } from '@reseller-console/keepnet';

type Reach = ResponseOf<typeof getTargetGroupReach>;

/** Errors of a credential that may read a group but not its counts. */
const countsRefused: ReadonlySet<string> = new Set(['forbidden', 'not_found']);

interface Parts {
  keepnet: Pick<Keepnet, 'company'>;
  isMasked: (companyId: string, owner: string | undefined) => Promise<boolean>;
}

/**
 * How many active members of a group have a telephone number and a preferred language. If Keepnet does not count that, only the number of
 * active members is known.
 * @throws {KeepnetError} any failure but a credential that may not read the counts
 */
export async function readReach(
  { keepnet, isMasked }: Parts,
  { companyId, groupId }: { companyId: string; groupId: string },
  call: Call,
): Promise<Reach> {
  const { targetGroups } = keepnet.company(companyId);
  const counts = targetGroups.reach(groupId, call).catch((error: unknown): TargetGroupReach | undefined => {
    if (error instanceof KeepnetError && countsRefused.has(error.kind)) return undefined;
    throw error;
  });
  const [reach, masked] = await Promise.all([counts, isMasked(companyId, call.owner)]);
  if (masked) return { activeUsers: null, withPhone: null, withLanguage: null };
  if (reach !== undefined) return reach;
  const active = {
    page: 1,
    pageSize: 1,
    sort: 'createdAt',
    order: 'desc',
    filters: { status: 'active' },
  } as const;
  const { total } = await targetGroups.users(groupId, active, call);
  const having = total === 0 ? 0 : null;
  return { activeUsers: total, withPhone: having, withLanguage: having };
}
