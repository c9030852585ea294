import { getPreferences, type Preferences, putPreferences } from '@reseller-console/contract';
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../shared/api.ts';
import { type ChosenSeparator, separatorOf } from '../../shared/export/separator.ts';
import { locale } from '../../shared/language/language.ts';
import { addressParams } from '../../shared/lib/address-params.ts';
import { resellerScope } from '../../shared/lib/query-scope.ts';
import type { TableView } from '../../shared/table/column.ts';
import { readKept } from './model/kept.ts';
import { createSaver } from './model/saver.ts';

const saver = createSaver({
  load: () => call(getPreferences, {}),
  // A save outlives the page that made it.
  store: (preferences) => call(putPreferences, { body: preferences, keepalive: true }),
  delay: 600,
});

/** A person's preferences. Those kept in this browser apply until the server has answered. */
export const preferencesQuery = queryOptions({
  queryKey: [resellerScope, 'preferences'],
  queryFn: ({ signal }) => saver.read(() => call(getPreferences, { signal })),
  initialData: readKept,
  initialDataUpdatedAt: 0,
  staleTime: 5 * 60_000,
});

/** Shows a change at once and saves it soon; a save applies the change to what the server holds by then. */
export function changePreferences(client: QueryClient, change: (now: Preferences) => Preferences): void {
  client.setQueryData(preferencesQuery.queryKey, (now) => (now ? change(now) : now));
  saver.save(change);
}

/** Saves a choice that shows only at the next start; false when it could not be saved. */
export const settlePreferences = (change: (now: Preferences) => Preferences): Promise<boolean> =>
  saver.settle(change);

/** Sends what is not saved yet while the page goes away. */
export const leavePreferences = (): void => saver.leave();

export const usePreferences = (): Preferences => useQuery(preferencesQuery).data;

/** How one table is shown, and how to change that: in the address if it names the columns (a saved view), otherwise in the preferences. */
export function useTablePreferences(table: string) {
  const client = useQueryClient();
  const own = usePreferences().tables[table] ?? {};
  const [params, setParams] = useSearchParams();
  const columns = params.get('columns');
  const shown: TableView =
    columns === null
      ? own
      : { ...own, columns, density: params.get('density') === 'compact' ? 'compact' : 'comfortable' };
  function change(part: TableView): void {
    if (columns === null || part.pageSize !== undefined) {
      changePreferences(client, (now) => ({
        ...now,
        tables: { ...now.tables, [table]: { ...now.tables[table], ...part } },
      }));
      return;
    }
    const next = addressParams();
    for (const [name, value] of Object.entries(part)) next.set(name, String(value));
    setParams(next, { replace: true });
  }
  return [shown, change] as const;
}

/** What separates the cells of this person's CSV files, and how to change that. */
export function useCsvSeparator(): ChosenSeparator {
  const client = useQueryClient();
  const { csvSeparator = separatorOf([locale, navigator.language]) } = usePreferences();
  return [csvSeparator, (chosen) => changePreferences(client, (now) => ({ ...now, csvSeparator: chosen }))];
}

const maxFavourites = 100;
const maxRecents = 8;

export function toggleFavourite(client: QueryClient, companyId: string): void {
  const starred = client.getQueryData(preferencesQuery.queryKey)?.favourites.includes(companyId) === true;
  changePreferences(client, (now) => {
    const others = now.favourites.filter((id) => id !== companyId);
    return { ...now, favourites: starred ? others : [...others, companyId].slice(-maxFavourites) };
  });
}

/** Puts a company at the head of the recent ones. */
export const rememberCompany = (client: QueryClient, companyId: string): void =>
  changePreferences(client, (now) =>
    now.recents[0] === companyId
      ? now
      : {
          ...now,
          recents: [companyId, ...now.recents.filter((id) => id !== companyId)].slice(0, maxRecents),
        },
  );
