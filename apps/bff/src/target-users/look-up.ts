import type { Call, Keepnet, TargetUser } from '@reseller-console/keepnet';

/** Addresses that are looked up at once. */
const atOnce = 8;
const newest = { page: 1, pageSize: 100, sort: 'createdAt', order: 'desc' } as const;

/** One address and who has it: a living target user before a deleted one. */
export interface LookedUp {
  email: string;
  status: 'found' | 'deleted' | 'missing';
  user?: TargetUser;
}

/**
 * Finds target users by exact address, in the order asked. Keepnet matches a part of an address, so the newest hundred matches are
 * compared here.
 */
export async function lookUpByEmail(
  keepnet: Pick<Keepnet, 'company'>,
  companyId: string,
  emails: readonly string[],
  call: Call,
): Promise<LookedUp[]> {
  const { targetUsers } = keepnet.company(companyId);

  async function lookUp(email: string): Promise<LookedUp> {
    const wanted = email.trim().toLowerCase();
    const { items } = await targetUsers.search({ ...newest, filters: { email: email.trim() } }, call);
    const matching = items.filter((user) => user.email.trim().toLowerCase() === wanted);
    const living = matching.find(({ status }) => status !== 'deleted');
    if (living !== undefined) return { email, status: 'found', user: living };
    const [deleted] = matching;
    return deleted === undefined ? { email, status: 'missing' } : { email, status: 'deleted', user: deleted };
  }

  const found: LookedUp[] = [];
  for (let from = 0; from < emails.length; from += atOnce) {
    found.push(...(await Promise.all(emails.slice(from, from + atOnce).map(lookUp))));
  }
  return found;
}
