import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { handsFocusOn } from '../../../../shared/lib/focus.ts';
import { useIsPhone } from '../../../../shared/lib/phone.ts';
import { columnLetters } from '../reading/table.ts';
import { words as w } from '../words/en.ts';
import { cardOf, type GridRow, Row, reasonsOf } from './grid-row.tsx';
import { RowFields } from './row-fields.tsx';
import { useRowsInSight } from './use-rows-in-sight.ts';
import './row-grid.css';

const c = w.check;
const rowHeight = 36;
const cardHeight = 92;

interface RowGridProps {
  label: string;
  headers: readonly string[];
  /** Places of the cells that a card shows on a phone, the first as its name. */
  cards: readonly number[];
  count: number;
  rowAt: (index: number) => GridRow | undefined;
  /** Called with the rows that come into sight, for them to be loaded. */
  onSight: (from: number, to: number) => void;
  /** Absent where nothing can be changed. */
  onEdit?: ((row: GridRow, cell: number, text: string) => void) | undefined;
  empty: ReactNode;
}

interface Place {
  readonly row: number;
  readonly cell: number;
}

/**
 * Any number of rows, of which only those in sight are in the page. Arrow keys move from cell to cell, Enter changes one (WAI-ARIA grid
 * pattern). A line under the grid says what is wrong with the row.
 */
export function RowGrid({ label, headers, cards, count, rowAt, onSight, onEdit, empty }: RowGridProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, cell: 0 });
  const [editing, setEditing] = useState(false);
  const isPhone = useIsPhone();
  const height = isPhone ? cardHeight : rowHeight;
  const { from, to, page, reveal } = useRowsInSight(scroller, count, height);
  useEffect(() => {
    if (to > from) onSight(from, to);
  }, [onSight, from, to]);

  const at: Place = {
    row: Math.min(place.row, Math.max(0, count - 1)),
    cell: isPhone ? (cards[0] ?? 0) : Math.min(place.cell, headers.length - 1),
  };
  const active = rowAt(at.row);
  const cellId = (row: number, cell: number) => `${id}-${row}-${cell}`;
  /** The cell that was pressed; in a card, or next to the cells, the row with the cell that was reached before. */
  function placeOf(target: EventTarget): Place | undefined {
    const pressed = target instanceof Element ? target : null;
    const row = Number(pressed?.closest('tbody tr')?.getAttribute('aria-rowindex') ?? 0) - 2;
    if (row < 0) return undefined;
    const cell = pressed?.closest('td')?.id.split('-').at(-1);
    return { row, cell: cell === undefined || cell === '' || isPhone ? at.cell : Number(cell) };
  }
  function go(to: Place) {
    const next = {
      row: Math.max(0, Math.min(count - 1, to.row)),
      cell: Math.max(0, Math.min(headers.length - 1, to.cell)),
    };
    setPlace(next);
    reveal(next.row);
    requestAnimationFrame(() =>
      document
        .getElementById(cellId(next.row, next.cell))
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  }
  const canEdit = onEdit !== undefined && active?.line !== undefined;
  function onKeyDown(event: KeyboardEvent) {
    if (editing || event.altKey || event.metaKey) return;
    const moves: Readonly<Record<string, Place>> = {
      ArrowDown: { row: at.row + 1, cell: at.cell },
      ArrowUp: { row: at.row - 1, cell: at.cell },
      ArrowRight: { row: at.row, cell: at.cell + 1 },
      ArrowLeft: { row: at.row, cell: at.cell - 1 },
      PageDown: { row: at.row + page(), cell: at.cell },
      PageUp: { row: at.row - page(), cell: at.cell },
      Home: { row: at.row, cell: 0 },
      End: { row: at.row, cell: headers.length - 1 },
    };
    const ends: Readonly<Record<string, Place>> = event.ctrlKey
      ? { Home: { row: 0, cell: 0 }, End: { row: count - 1, cell: headers.length - 1 } }
      : {};
    const to = { ...moves, ...ends }[event.key];
    if (to) go(to);
    else if ((event.key === 'Enter' || event.key === 'F2') && canEdit) setEditing(true);
    else return;
    event.preventDefault();
  }
  function endEdit(text: string | undefined) {
    setEditing(false);
    if (text !== undefined && active && text !== active.cells[at.cell]) onEdit?.(active, at.cell, text);
    grid.current?.focus({ preventScroll: true });
  }

  const reasons = active ? reasonsOf(active, headers) : [];
  const columns = isPhone ? undefined : `64px 180px repeat(${headers.length}, minmax(140px, 1fr))`;
  return (
    <div ref={handsFocusOn} className="flex min-h-0 flex-col rounded-surface border border-line bg-surface">
      <div ref={scroller} className="row-grid">
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are reached by arrow keys is a grid (WAI-ARIA APG)
          role="grid"
          aria-label={label}
          aria-rowcount={count + 1}
          aria-activedescendant={count > 0 ? cellId(at.row, at.cell) : undefined}
          aria-describedby={`${id}-reason`}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onClick={({ target }) => {
            const to = placeOf(target);
            if (to) setPlace(to);
          }}
          onDoubleClick={({ target }) => {
            const to = placeOf(target);
            if (to && onEdit && !isPhone && rowAt(to.row)?.line !== undefined) setEditing(true);
          }}
        >
          <thead>
            <tr aria-rowindex={1} style={{ gridTemplateColumns: columns }}>
              <th scope="col">{c.row}</th>
              <th scope="col">{c.verdict}</th>
              {headers.map((header, cell) => (
                <th
                  key={columnLetters(cell)}
                  scope="col"
                  dir="auto"
                  title={header}
                  data-card={cardOf(cell, cards)}
                >
                  {header}
                </th>
              ))}
              {isPhone ? (
                <th scope="col" data-card="reason">
                  {c.reason}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody style={{ height: count * height }}>
            {Array.from({ length: to - from }, (_, offset) => from + offset).map((index) => (
              <Row
                key={index}
                id={id}
                index={index}
                row={rowAt(index)}
                headers={headers}
                cards={cards}
                columns={columns}
                top={index * height}
                height={height}
                active={index === at.row ? at.cell : undefined}
                onEnd={editing && index === at.row ? endEdit : undefined}
              />
            ))}
          </tbody>
        </table>
        {count === 0 ? <p className="px-4 py-10 text-center text-sm text-muted">{empty}</p> : null}
      </div>
      {isPhone && canEdit ? (
        <RowFields row={active} headers={headers} onEdit={(cell, text) => onEdit(active, cell, text)} />
      ) : null}
      <p
        id={`${id}-reason`}
        aria-live="polite"
        // On a phone each card says it itself.
        className={isPhone ? 'sr-only' : 'min-h-9 border-t border-line px-3 py-2 text-sm break-words'}
      >
        {reasons.length > 0 ? (
          reasons.join(' · ')
        ) : (
          <span className="text-muted">{onEdit ? c.editHint : ''}</span>
        )}
      </p>
    </div>
  );
}
