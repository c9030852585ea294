import { type KeyboardEvent, useMemo, useSyncExternalStore } from 'react';
import type { Identified, Picks } from '../table/data-table.tsx';
import type { ListQuery } from '../table/table-url-state.ts';
import { announce } from '../ui/announcer.tsx';
import { countOf, type Selection } from './selection.ts';
import './select.css';
import { words as w } from './words/en.ts';

const say = (selection: Pick<Selection<Identified, ListQuery>, 'get'>) =>
  announce(w.selected(countOf(selection.get())));

interface BoxProps<Row extends Identified, Query extends ListQuery> {
  selection: Selection<Row, Query>;
}

/** The box of one row. It alone is rendered again when it is ticked, and not the table. */
function RowBox<Row extends Identified, Query extends ListQuery>({
  selection,
  row,
  name,
}: BoxProps<Row, Query> & { row: Row; name: string }) {
  const state = useSyncExternalStore(selection.subscribe, () => selection.stateOf(row.id));
  return (
    <input
      type="checkbox"
      className="pick"
      aria-label={w.select(name)}
      title={state === 'foreign' ? w.foreign : undefined}
      checked={state === 'on'}
      disabled={state === 'foreign'}
      // With Shift, the browser would select the text in between.
      onMouseDown={(event) => {
        if (!event.shiftKey) return;
        event.preventDefault();
        event.currentTarget.focus();
      }}
      onChange={({ target, nativeEvent }) => {
        const range = 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true;
        selection.toggle(row, target.checked, range);
        if (range) say(selection);
      }}
    />
  );
}

/** The box in the header, for all rows of this page. */
function PageBox<Row extends Identified, Query extends ListQuery>({
  selection,
  rows,
}: BoxProps<Row, Query> & { rows: readonly Row[] }) {
  const state = useSyncExternalStore(selection.subscribe, () => selection.stateOfPage(rows));
  return (
    <input
      type="checkbox"
      className="pick"
      aria-label={w.selectPage}
      title={state === 'foreign' ? w.foreign : w.selectPage}
      ref={(box) => {
        if (box) box.indeterminate = state === 'some';
      }}
      checked={state === 'on'}
      disabled={state === 'foreign' || rows.length === 0}
      onChange={() => {
        selection.put(rows, state !== 'on');
        say(selection);
      }}
    />
  );
}

const none: readonly never[] = [];
const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

export interface PickNames<Row> {
  /** What a row is called; unique in the list. */
  nameOf: (row: Row) => string;
  /** The name of its box, where that says more. */
  boxNameOf?: (row: Row) => string;
}

/**
 * The boxes of a list: one for each row, named after it, and one for the page. Shift and a click or Space select all rows from the last
 * one to this one; Shift and an arrow take the next row in. The names must stay the same functions between renders, or every row is
 * rendered again.
 */
export function usePicks<Row extends Identified, Query extends ListQuery>(
  selection: Selection<Row, Query>,
  rows: readonly Row[] = none,
  { nameOf, boxNameOf = nameOf }: PickNames<Row>,
): Picks<Row> {
  return useMemo(() => {
    function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      const { key, shiftKey, target, currentTarget } = event;
      if (!shiftKey || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
      const lines = [...currentTarget.querySelectorAll<HTMLElement>('tr')];
      const at = lines.findIndex((line) => line.contains(target));
      const row = rows[at];
      if (row === undefined) return;
      if (key === ' ' && !(target instanceof HTMLInputElement)) selection.selectTo(row);
      else {
        const step = steps[key];
        const next = step && rows[at + step];
        if (!step || !next) return;
        selection.extend(row, next);
        lines[at + step]?.querySelector<HTMLElement>('.pick')?.focus();
      }
      event.preventDefault();
      say(selection);
    }
    return {
      head: <PageBox selection={selection} rows={rows} />,
      boxOf: (row) => <RowBox selection={selection} row={row} name={boxNameOf(row)} />,
      nameOf,
      onKeyDown,
    };
  }, [selection, rows, nameOf, boxNameOf]);
}
