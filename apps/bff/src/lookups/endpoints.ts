import { listLanguages, listTimeZones } from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import { createCache } from '../platform/cache.ts';
import { endpoint } from '../platform/endpoint.ts';

/** Milliseconds that these lists are cached. They rarely change; Keepnet suggests hours. */
const keptMs = 3_600_000;

export const lookupsEndpoints = ({ keepnet }: { keepnet: Pick<Keepnet, 'lookups'> }) => {
  const options = { freshMs: keptMs, maxEntries: 1, now: Date.now };
  const timeZones = createCache<Awaited<ReturnType<typeof keepnet.lookups.timeZones>>>(options);
  const languages = createCache<Awaited<ReturnType<typeof keepnet.lookups.languages>>>(options);
  return [
    endpoint(listTimeZones, async ({ call: { owner } }) => ({
      items: await timeZones.get('all', owner, () => keepnet.lookups.timeZones({ owner })),
    })),
    endpoint(listLanguages, async ({ call: { owner } }) => ({
      items: await languages.get('all', owner, () => keepnet.lookups.languages({ owner })),
    })),
  ];
};
