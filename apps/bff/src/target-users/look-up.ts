import { bareAddress } from '@reseller-console/contract';
import type { Call, Keepnet, TargetUser } from '@reseller-console/keepnet';
import { mapInTurn } from '../platform/in-turn.ts';

/** Addresses that are looked up at once. */
const atOnce = 8;
const newest = { page: 1, pageSize: 100, sort: 'createdAt', order: 'desc' } as const;

/** One address and who has it: a living target user before a deleted one. */
export interface LookedUp {
  email: string;
  status: 'found' | 'deleted' | 'missing';
  user?: TargetUser;
  /** The ids of all who have it, deleted ones too. */
  ids: string[];
}

/**
 * Finds target users by exact address, in the order asked: first as it is written, which is how Keepnet may hold it, then without what
 * mail programs write around it and without invisible marks. Keepnet matches a part of an address, so the newest hundred matches are
 * compared here.
 */
export async function lookUpByEmail(
  keepnet: Pick<Keepnet, 'company'>,
  companyId: string,
  emails: readonly string[],
  call: Call,
): Promise<LookedUp[]> {
  const { targetUsers } = keepnet.company(companyId);

  async function holding(email: string): Promise<TargetUser[]> {
    const wanted = email.toLowerCase();
    const { items } = await targetUsers.search({ ...newest, filters: { email } }, call);
    return items.filter((user) => user.email.trim().toLowerCase() === wanted);
  }

  async function lookUp(email: string): Promise<LookedUp> {
    const typed = await holding(email);
    const bare = bareAddress(email);
    const matching = typed.length > 0 || bare === email || bare === '' ? typed : await holding(bare);
    const living = matching.find(({ status }) => status !== 'deleted');
    const ids = matching.map(({ id }) => id);
    if (living !== undefined) return { email, status: 'found', user: living, ids };
    const [deleted] = matching;
    if (deleted === undefined) return { email, status: 'missing', ids };
    return { email, status: 'deleted', user: deleted, ids };
  }

  return mapInTurn(emails, atOnce, lookUp);
}
