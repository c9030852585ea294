import type { Call } from './options.ts';
import { read } from './transport/route.ts';
import type { Upstream } from './transport/upstream.ts';
import { languages, timeZones } from './wire/lookups.ts';

export interface TimeZone {
  id: string;
  name: string;
}

export interface Language {
  id: string;
  /** What rows of target users carry. */
  name: string;
  /** What people read. */
  label: string;
  code: string | null;
}

const routes = {
  timeZones: read('GET', '/api/timezone/timezones'),
  languages: read('GET', '/api/lookups/21'),
};

/** Lists that forms need; the same for every company. */
export function lookups(upstream: Upstream) {
  return {
    async timeZones(call?: Call): Promise<TimeZone[]> {
      const { timeZoneList } = await upstream.json(routes.timeZones, timeZones, call);
      return timeZoneList.flatMap(({ id, displayName }) => (id ? [{ id, name: displayName || id }] : []));
    },
    async languages(call?: Call): Promise<Language[]> {
      const found = await upstream.json(routes.languages, languages, call);
      return found.flatMap(({ resourceId, name, isoFriendlyName, code }) =>
        resourceId && name
          ? [{ id: resourceId, name, label: isoFriendlyName || name, code: code ?? null }]
          : [],
      );
    },
  };
}
