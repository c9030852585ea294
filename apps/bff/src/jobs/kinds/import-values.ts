import { customFieldOf } from '@reseller-console/contract';
import type { Keepnet, TargetUser, TargetUserDetail } from '@reseller-console/keepnet';
import { createCache } from '../../platform/cache.ts';
import { normalized } from '../../platform/field-errors.ts';
import type { Cells } from './import-data.ts';

/** Milliseconds that the lists of time zones and languages are cached. */
const keptMs = 3_600_000;

/** Keepnet's time zones and languages: the ids, and the ids by the names that lists show. */
export interface Lookups {
  timeZoneId: { ids: ReadonlySet<string>; byName: ReadonlyMap<string, string> };
  preferredLanguageId: { ids: ReadonlySet<string>; byName: ReadonlyMap<string, string> };
}

function listed(rows: readonly { id: string; name: string }[]) {
  const named = Map.groupBy(rows, ({ name }) => name);
  const single = [...named].flatMap(([name, [row, ...others]]) =>
    row === undefined || others.length > 0 ? [] : [[name, row.id] as const],
  );
  return { ids: new Set(rows.map(({ id }) => id)), byName: new Map(single) };
}

/** Reads the time zones and languages, which are the same for every company. */
export function createLookups(keepnet: Pick<Keepnet, 'lookups'>, now: () => number) {
  const cache = createCache<Lookups>({ freshMs: keptMs, maxEntries: 1, now });
  return (owner: string | undefined): Promise<Lookups> =>
    cache.get('all', owner, async () => {
      const [zones, languages] = await Promise.all([
        keepnet.lookups.timeZones({ owner }),
        keepnet.lookups.languages({ owner }),
      ]);
      return { timeZoneId: listed(zones), preferredLanguageId: listed(languages) };
    });
}

function idOf(name: string | null, { byName }: Lookups['timeZoneId']): string | null | undefined {
  return name === null ? null : byName.get(name);
}

function managerIn(user: TargetUser, wanted: Cells): Cells | undefined {
  if (user.managerName === null) return { managerFirstName: null, managerLastName: null };
  const { managerFirstName = null, managerLastName = null } = wanted;
  if (managerFirstName === null || managerLastName === null) return undefined;
  const isSame = normalized(`${managerFirstName} ${managerLastName}`) === normalized(user.managerName);
  return isSame ? { managerFirstName, managerLastName } : undefined;
}

/**
 * The values of these fields by the row of a list; undefined if one of them is uncertain and the record itself has to be read. A row has
 * names of time zones and languages in place of ids, the manager's name in one piece, and perhaps no telephone number.
 */
export function listedValues(user: TargetUser, wanted: Cells, lookups: Lookups): Cells | undefined {
  const custom = new Map(user.customFields.map(({ id, value }) => [id, value]));
  const manager = managerIn(user, wanted);
  const values: Record<string, string | null> = {};
  for (const field of Object.keys(wanted)) {
    const value = shownValue(field);
    if (value === undefined) return undefined;
    values[field] = value;
  }
  return values;

  function shownValue(field: string): string | null | undefined {
    const id = customFieldOf(field);
    if (id !== undefined) return custom.get(id) ?? null;
    switch (field) {
      case 'firstName':
      case 'lastName':
      case 'department':
      case 'managerEmail':
      case 'priority':
        return user[field];
      case 'phoneNumber':
        return user.phoneNumber ?? undefined;
      case 'timeZoneId':
        return idOf(user.timeZone, lookups.timeZoneId);
      case 'preferredLanguageId':
        return idOf(user.preferredLanguage, lookups.preferredLanguageId);
      default:
        return manager?.[field];
    }
  }
}

/** The values of these fields in a record. */
export function valuesIn(user: TargetUserDetail, fields: Iterable<string>): Cells {
  const custom = new Map(user.customFields.map(({ id, value }) => [id, value]));
  const own: Readonly<Record<string, unknown>> = { ...user };
  const values: Record<string, string | null> = {};
  for (const field of fields) {
    const id = customFieldOf(field);
    const value = id === undefined ? own[field] : custom.get(id);
    values[field] = typeof value === 'string' && value !== '' ? value : null;
  }
  return values;
}
