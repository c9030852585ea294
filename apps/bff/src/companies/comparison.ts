import type { Call, Keepnet } from '@reseller-console/keepnet';
import { isCompanyRefused, withCompanyErrors } from '../platform/keepnet-problem.ts';

/**
 * What the people of a company say about whether Keepnet read its header. `other`: it has other people than the reseller's own company,
 * or Keepnet refuses the own one. `empty`: neither has any. `alike`: nothing tells them apart.
 */
export type Comparison = 'other' | 'empty' | 'alike';

/**
 * The oldest first, since new ones do not change that; as many as a page holds, since people of one import share their time and may
 * come in another order each time.
 */
const oldest = { page: 1, pageSize: 100, sort: 'createdAt', order: 'asc' } as const;

/**
 * Compares a company with the reseller's own, for which Keepnet answers where it ignores the header. The own one is read before and
 * after, because a change in it between two readings must not pass for a difference between two companies.
 * @throws {ProblemError} where Keepnet refuses the company itself
 * @throws {KeepnetError} where the own one cannot be read
 */
export async function compareWithOwn(
  keepnet: Keepnet,
  companyId: string,
  ownId: string,
  call: Call,
): Promise<Comparison> {
  const idsOf = async (id: string): Promise<Set<string>> => {
    const { items } = await keepnet.company(id).targetUsers.search(oldest, call);
    return new Set(items.map((user) => user.id));
  };
  const ownIds = (): Promise<Set<string> | undefined> =>
    idsOf(ownId).catch((error: unknown) => {
      if (isCompanyRefused(error)) return undefined;
      throw error;
    });
  const before = await ownIds();
  const ids = await withCompanyErrors(() => idsOf(companyId));
  const after = await ownIds();
  if (before === undefined && after === undefined) return 'other';
  if (before === undefined || after === undefined) return 'alike';
  if (!ids.isDisjointFrom(before.union(after))) return 'alike';
  if (ids.size > 0) return 'other';
  if (before.size === 0 && after.size === 0) return 'empty';
  return before.size > 0 && after.size > 0 ? 'other' : 'alike';
}
