import { type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import { createCache } from '../platform/cache.ts';

const minuteMs = 60_000;

/**
 * Which companies hide the names of their target users for good (docs/keepnet-api.md, "Changes and deletions"). A company can begin to at
 * any time, so the answer is at most a minute old unless the caller says otherwise. If the credential may not ask, the answer is no:
 * masked values are recognized where they appear.
 */
export function createMasks(keepnet: Keepnet, now: () => number = Date.now) {
  const masks = createCache<boolean>({ freshMs: minuteMs, maxEntries: 10_000, now });
  return {
    /** @param maxAgeMs milliseconds that the answer may be old; 0 asks now */
    isMasked: (companyId: string, owner: string | undefined, maxAgeMs: number = minuteMs): Promise<boolean> =>
      masks.get(
        companyId,
        owner,
        async () => {
          try {
            return await keepnet.company(companyId).masked({ owner });
          } catch (error) {
            const isUntold =
              error instanceof KeepnetError && (error.kind === 'forbidden' || error.kind === 'not_found');
            if (isUntold) return false;
            throw error;
          }
        },
        maxAgeMs,
      ),
  };
}
