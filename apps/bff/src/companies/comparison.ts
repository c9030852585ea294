import type { Call, Keepnet } from '@reseller-console/keepnet';
import { isCompanyRefused, withCompanyErrors } from '../platform/keepnet-problem.ts';

/**
 * What a company's people prove about whether Keepnet read the company header. `other`: its people are not those of the reseller's own
 * company, or Keepnet refuses the own company. `empty`: neither has any people. `alike`: the two cannot be told apart.
 */
export type Comparison = 'other' | 'empty' | 'alike';

/**
 * The oldest first, so new people do not change the page. A full page, since people of one import share their creation time and may come
 * in any order.
 */
const oldest = { page: 1, pageSize: 100, sort: 'createdAt', order: 'asc' } as const;

/**
 * Compares a company with the reseller's own, which answers if Keepnet ignores the header. The own company is read before and after: a
 * change in it between two readings must not look like a different company.
 * @throws {ProblemError} Keepnet refuses the company itself
 * @throws {KeepnetError} the own company cannot be read
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
