import { setTimeout as delay } from 'node:timers/promises';
import { isCompanyRefused } from '../platform/keepnet-problem.ts';
import type { OwnCompany } from './own-company.ts';

/** Where a record is: in the chosen company, in the reseller's own, or in neither as far as can be read. */
export type Place = 'chosen' | 'own' | 'unseen';

/**
 * Finds out where a record landed that was created without a scope proof. It looks in the chosen company and in the reseller's own, where
 * the record is if Keepnet ignored the company header (docs/keepnet-api.md, A3).
 * @param waits milliseconds before each attempt
 * @throws {KeepnetError} it cannot be read
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
      // A refusal proves that Keepnet reads the header.
      if (isCompanyRefused(error)) return false;
      throw error;
    });
    if (isInOwn) return 'own';
    if (isInChosen) return 'chosen';
  }
  return 'unseen';
}
