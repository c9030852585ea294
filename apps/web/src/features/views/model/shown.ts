import {
  fieldFiltersOf,
  type View,
  type ViewParams,
  type ViewTable,
  viewQueryOf,
} from '@reseller-console/contract';
import { shownOf } from '../../../shared/table/column.ts';
import type { ShownTable } from '../../../shared/table/list-view.tsx';

/** The part of what is on screen that a view keeps. */
export interface Shown {
  readonly query: ViewParams;
  readonly columns: readonly string[];
  readonly density: View['density'];
}

/** Reads what is on screen from the address and the table. */
export function shownAt(table: ViewTable, params: URLSearchParams, look: ShownTable): Shown {
  return {
    query: viewQueryOf(table, Object.fromEntries(params)),
    columns: params.get('columns')?.split(',') ?? shownOf(look.columns, look.hidden).map(({ id }) => id),
    density: look.density,
  };
}

/** The same whatever the order of parameters and columns. */
const compared = (table: ViewTable, { query, columns, density }: Shown): string =>
  JSON.stringify([Object.entries(viewQueryOf(table, query)).sort(), [...columns].sort(), density]);

/** Whether what is on screen differs from the view. */
export const isChanged = (view: View, shown: Shown): boolean =>
  compared(view.table, view) !== compared(view.table, shown);

/** The columns that the list does not have, and the custom fields by which it cannot be filtered. */
export function missingIn(
  { query, columns }: Shown,
  look: ShownTable,
): { columns: string[]; fields: string[] } {
  const known = new Set(look.columns.map(({ id }) => id));
  return {
    columns: columns.filter((id) => !known.has(id)),
    fields: fieldFiltersOf(query)
      .map(({ id }) => id)
      .filter((id) => !known.has(`field:${id}`)),
  };
}

/** What is on screen, as the server takes it. */
export const settingsOf = ({ query, columns, density }: Shown) => ({
  query: { ...query },
  columns: [...columns],
  density,
});
