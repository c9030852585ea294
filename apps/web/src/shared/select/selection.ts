import { createStore } from '../lib/store.ts';
import type { Identified } from '../table/data-table.tsx';
import type { ListQuery, ListSchema } from '../table/table-url-state.ts';
import { isWithin } from './is-within.ts';

/** What is selected in a list: rows that were chosen one by one, or all that a query matches but a few. */
export type Selected<Row, Query> =
  | { readonly by: 'rows'; readonly rows: ReadonlyMap<string, Row> }
  | {
      readonly by: 'query';
      readonly query: Query;
      /** How many rows match it. */
      readonly total: number;
      readonly except: ReadonlySet<string>;
    };

/** Whether a row is selected. `foreign`: everything that matches another search is selected, and only the server knows whether this row does. */
export type RowState = 'on' | 'off' | 'foreign';
export type PageState = RowState | 'some';

/** The rows on screen, and what they were asked for with. */
export interface ShownRows<Row, Query> {
  readonly rows: readonly Row[];
  readonly query: Query;
  readonly total: number;
}

const noRows = new Map<string, never>();
const nothing = { by: 'rows', rows: noRows } as const;

export const countOf = (selected: Selected<unknown, unknown>): number =>
  selected.by === 'rows' ? selected.rows.size : Math.max(0, selected.total - selected.except.size);

/**
 * What is selected in one list. It lives in memory only, and outlives paging, sorting and another search. Another company
 * needs another one.
 */
export function createSelection<Row extends Identified, Query extends ListQuery>(schema: ListSchema<Query>) {
  const { get, set, subscribe } = createStore<Selected<Row, Query>>(nothing);
  let shown: ShownRows<Row, Query> | undefined;
  /** The search in which a selected row was seen: the narrowest, so that it is known to match that and every wider one. */
  const seenIn = new Map<string, Query>();
  /** Where a range began, and the row that it was last extended to. */
  let anchor: string | undefined;
  let head: string | undefined;

  const isForeign = (selected: Selected<Row, Query>): boolean =>
    selected.by === 'query' && shown !== undefined && !isWithin(schema, shown.query, selected.query);

  function noteSeen(id: string, query: Query): void {
    const before = seenIn.get(id);
    if (before !== query && !(before && isWithin(schema, before, query))) seenIn.set(id, query);
  }

  function stateOf(id: string): RowState {
    const selected = get();
    if (selected.by === 'rows') return selected.rows.has(id) ? 'on' : 'off';
    if (isForeign(selected)) return 'foreign';
    return selected.except.has(id) ? 'off' : 'on';
  }

  function put(rows: readonly Row[], on: boolean, query = shown?.query): void {
    const selected = get();
    if (isForeign(selected)) return;
    if (selected.by === 'rows') {
      const next = new Map(selected.rows);
      for (const row of rows) {
        if (on) next.set(row.id, row);
        else next.delete(row.id);
        if (on && query) noteSeen(row.id, query);
        else seenIn.delete(row.id);
      }
      set({ by: 'rows', rows: next });
      return;
    }
    const except = new Set(selected.except);
    for (const { id } of rows) {
      if (on) except.delete(id);
      else except.add(id);
    }
    set(except.size < selected.total ? { ...selected, except } : nothing);
  }

  const placeOf = (id: string | undefined): number => shown?.rows.findIndex((row) => row.id === id) ?? -1;

  /** The rows between two rows of the page, both of them included; only the second where the first is not on it. */
  function between(from: string | undefined, to: Row): readonly Row[] {
    const ends = [placeOf(from), placeOf(to.id)];
    if (ends.includes(-1)) return [to];
    return shown?.rows.slice(Math.min(...ends), Math.max(...ends) + 1) ?? [to];
  }

  return {
    get,
    subscribe,
    stateOf,

    /** The rows on screen; undefined while there are none. */
    shown: (): ShownRows<Row, Query> | undefined => shown,

    /** Whether everything that matches another search than that of the rows on screen is selected: none of them can be selected then. */
    isForeign: (): boolean => isForeign(get()),

    /** How many of the rows that were selected one by one are known to match a search. */
    countWithin(query: Query): number {
      const known = new Map<Query, boolean>();
      let count = 0;
      for (const search of seenIn.values()) {
        const matches = known.get(search) ?? isWithin(schema, search, query);
        known.set(search, matches);
        if (matches) count += 1;
      }
      return count;
    },

    /** Tells which rows are on screen now, and every listener with it. What matches may have become more or fewer. */
    show(next: ShownRows<Row, Query> | undefined): void {
      shown = next;
      const selected = get();
      if (selected.by === 'rows') {
        // As they are now, not as they were when they were selected.
        const again = next?.rows.filter((row) => (selected.rows.get(row.id) ?? row) !== row) ?? [];
        if (again.length > 0) put(again, true);
        else set({ ...selected });
        return;
      }
      const isSame = next && !isForeign(selected) && isWithin(schema, selected.query, next.query);
      set({ ...selected, total: isSame ? next.total : selected.total });
    },

    stateOfPage(rows: readonly Row[]): PageState {
      const selected = get();
      if (isForeign(selected)) return 'foreign';
      const on = rows.filter(({ id }) => stateOf(id) === 'on').length;
      return on === 0 ? 'off' : on === rows.length ? 'on' : 'some';
    },

    /** Selects a row or not; as a range, also the rows between the last one and this one. */
    toggle(row: Row, on: boolean, range: boolean): void {
      put(range ? between(anchor, row) : [row], on);
      anchor = row.id;
      head = row.id;
    },

    /** Selects from where a range began to this row. */
    selectTo(row: Row): void {
      put(between(anchor, row), true);
      anchor ??= row.id;
      head = row.id;
    },

    /** Extends a range from one row to the next, or takes it back by one. */
    extend(from: Row, to: Row): void {
      if (head !== from.id || placeOf(anchor) === -1) anchor = from.id;
      const distance = (id: string) => Math.abs(placeOf(id) - placeOf(anchor));
      if (distance(to.id) < distance(from.id)) put([from], false);
      else put(between(anchor, to), true);
      head = to.id;
    },

    /** Selects all of these rows, which match a search, or clears them. */
    put,

    /** Selects all that match what the rows on screen were asked for with, and nothing else. */
    selectMatching(): void {
      seenIn.clear();
      if (shown) set({ by: 'query', query: shown.query, total: shown.total, except: new Set() });
    },

    clear(): void {
      seenIn.clear();
      anchor = undefined;
      head = undefined;
      set(nothing);
    },
  };
}

export type Selection<Row extends Identified, Query extends ListQuery> = ReturnType<
  typeof createSelection<Row, Query>
>;
