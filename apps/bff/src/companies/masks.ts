import { type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import { createCache } from '../platform/cache.ts';

const dayMs = 86_400_000;

/**
 * Which companies hide the names of their target users for good (docs/keepnet-api.md, "Changes and deletions"). Read once a day for each
 * company. If Keepnet does not tell the credential, the answer is no, and masked values show themselves.
 */
export function createMasks(keepnet: Keepnet, now: () => number = Date.now) {
  const masks = createCache<boolean>({ freshMs: dayMs, maxEntries: 10_000, now });
  return {
    isMasked: (companyId: string, owner: string | undefined): Promise<boolean> =>
      masks.get(companyId, owner, async () => {
        try {
          return await keepnet.company(companyId).masked({ owner });
        } catch (error) {
          const isUntold =
            error instanceof KeepnetError && (error.kind === 'forbidden' || error.kind === 'not_found');
          if (isUntold) return false;
          throw error;
        }
      }),
  };
}
