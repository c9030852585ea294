import { setTimeout as delay } from 'node:timers/promises';
import { isCompanyRefused } from '../platform/keepnet-problem.ts';
import type { OwnCompany } from './own-company.ts';

/** Where a record is: in the chosen company, in the reseller's own, or in neither as far as can be seen. */
export type Place = 'chosen' | 'own' | 'unseen';

/**
 * Finds out where a record landed whose company nothing had proven: it is read back in the chosen company, and looked for in the
 * reseller's own, where it is if Keepnet ignored the company header (docs/keepnet-api.md, A3).
 * @param waits milliseconds before each look
 * @throws {KeepnetError} when it cannot be read
 */
export async function findLanding(
  ownCompany: Pick<OwnCompany, 'get'>,
  companyId: string,
  waits: readonly number[],
  isIn: (companyId: string) => Promise<boolean>,
): Promise<Place> {
  const own = await ownCompany.get();
  if (own === undefined) return 'unseen';
  for (const wait of waits) {
    if (wait > 0) await delay(wait);
    const isInChosen = await isIn(companyId);
    const isInOwn = await isIn(own.id).catch((error: unknown) => {
      // Keepnet knows one company from the other.
      if (isCompanyRefused(error)) return false;
      throw error;
    });
    if (isInOwn) return 'own';
    if (isInChosen) return 'chosen';
  }
  return 'unseen';
}
