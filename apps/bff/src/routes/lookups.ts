import { listCustomFields, listLanguages, listTimeZones } from '@reseller-console/contract';
import { endpoint } from '../http/endpoint.ts';
import { createCache } from '../lib/cache.ts';
import type { Services } from '../services.ts';

/** Milliseconds for which lists that hardly ever change are kept; the upstream suggests hours. */
const keptMs = 3_600_000;

export const lookupsEndpoints = ({ keepnet, scope, customFields }: Services) => {
  const options = { freshMs: keptMs, most: 1, now: Date.now };
  const timeZones = createCache<Awaited<ReturnType<typeof keepnet.lookups.timeZones>>>(options);
  const languages = createCache<Awaited<ReturnType<typeof keepnet.lookups.languages>>>(options);
  return [
    endpoint(listCustomFields, async ({ params: { companyId } }) => ({
      items: await scope.read(companyId, () => customFields.list(companyId)),
    })),
    endpoint(listTimeZones, async () => ({
      items: await timeZones.get('all', () => keepnet.lookups.timeZones()),
    })),
    endpoint(listLanguages, async () => ({
      items: await languages.get('all', () => keepnet.lookups.languages()),
    })),
  ];
};
