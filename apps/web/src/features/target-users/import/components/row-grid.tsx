import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { handsFocusOn } from '../../../../shared/lib/focus.ts';
import { aboutOthers } from '../../../../shared/ui/about-others.ts';
import { columnLetters } from '../reading/table.ts';
import { words as w } from '../words/en.ts';
import './row-grid.css';

const c = w.check;
const rowHeight = 36;
/** Rows that are rendered above and below those in sight. */
const overscan = 8;

/** A row as the grid shows it. */
export interface GridRow {
  /** In the file; undefined for a person who is not in it. */
  readonly line: number | undefined;
  readonly verdict: { readonly text: string; readonly tone: 'good' | 'warn' | 'bad' | 'quiet' };
  readonly cells: readonly string[];
  /** By the place of the cell. */
  readonly faults: ReadonlyMap<number, string>;
  readonly changes: ReadonlyMap<number, string>;
  readonly edited: ReadonlySet<number>;
  /** A sentence about the whole row. */
  readonly reason: string | undefined;
}

interface RowGridProps {
  label: string;
  headers: readonly string[];
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
export function RowGrid({ label, headers, count, rowAt, onSight, onEdit, empty }: RowGridProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, cell: 0 });
  const [editing, setEditing] = useState(false);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    initialRect: { width: 800, height: 480 },
  });
  const shown = rows.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= first) onSight(first, last + 1);
  }, [onSight, first, last]);

  const at: Place = {
    row: Math.min(place.row, Math.max(0, count - 1)),
    cell: Math.min(place.cell, headers.length - 1),
  };
  const active = rowAt(at.row);
  const cellId = (row: number, cell: number) => `${id}-${row}-${cell}`;
  function placeOf(target: EventTarget): Place | undefined {
    const cell = target instanceof Element ? target.closest('td') : null;
    if (cell === null || !cell.id.startsWith(id)) return undefined;
    const [row = 0, column = 0] = cell.id
      .slice(id.length + 1)
      .split('-')
      .map(Number);
    return { row, cell: column };
  }
  function go(to: Place) {
    const next = {
      row: Math.max(0, Math.min(count - 1, to.row)),
      cell: Math.max(0, Math.min(headers.length - 1, to.cell)),
    };
    setPlace(next);
    rows.scrollToIndex(next.row, { align: 'auto' });
    requestAnimationFrame(() =>
      document
        .getElementById(cellId(next.row, next.cell))
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  }
  const page = Math.max(1, shown.length - 2 * overscan - 1);
  const moves: Readonly<Record<string, Place>> = {
    ArrowDown: { row: at.row + 1, cell: at.cell },
    ArrowUp: { row: at.row - 1, cell: at.cell },
    ArrowRight: { row: at.row, cell: at.cell + 1 },
    ArrowLeft: { row: at.row, cell: at.cell - 1 },
    PageDown: { row: at.row + page, cell: at.cell },
    PageUp: { row: at.row - page, cell: at.cell },
    Home: { row: at.row, cell: 0 },
    End: { row: at.row, cell: headers.length - 1 },
  };
  const canEdit = onEdit !== undefined && active?.line !== undefined;
  function onKeyDown(event: KeyboardEvent) {
    if (editing || event.altKey || event.metaKey) return;
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

  const reasons = active
    ? [
        active.reason,
        ...[...active.faults].map(([cell, reason]) => c.at(headers[cell] ?? '', reason)),
        ...[...active.changes].map(([cell, change]) => c.at(headers[cell] ?? '', change)),
      ].filter((text) => text !== undefined)
    : [];
  const columns = `64px 180px repeat(${headers.length}, minmax(140px, 1fr))`;
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
            if (to && onEdit && rowAt(to.row)?.line !== undefined) setEditing(true);
          }}
        >
          <thead>
            <tr aria-rowindex={1} style={{ gridTemplateColumns: columns }}>
              <th scope="col">{c.row}</th>
              <th scope="col">{c.verdict}</th>
              {headers.map((header, cell) => (
                <th key={columnLetters(cell)} scope="col" dir="auto" title={header}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ height: rows.getTotalSize() }}>
            {shown.map(({ index, start }) => {
              const row = rowAt(index);
              return (
                <tr
                  key={index}
                  aria-rowindex={index + 2}
                  data-active={index === at.row || undefined}
                  style={{
                    gridTemplateColumns: columns,
                    height: rowHeight,
                    transform: `translateY(${start}px)`,
                  }}
                >
                  <td>{row?.line ?? ''}</td>
                  <td data-tone={row?.verdict.tone} title={row?.verdict.text}>
                    {row ? row.verdict.text : c.loading}
                  </td>
                  {headers.map((header, cell) => {
                    const isActive = index === at.row && cell === at.cell;
                    return (
                      <td
                        key={columnLetters(cell)}
                        id={cellId(index, cell)}
                        dir="auto"
                        data-cell={isActive || undefined}
                        aria-invalid={row?.faults.has(cell) || undefined}
                        data-changed={row?.changes.has(cell) || undefined}
                        data-edited={row?.edited.has(cell) || undefined}
                        title={row?.faults.get(cell) ?? row?.cells[cell]}
                      >
                        {isActive && editing && row ? (
                          <CellInput
                            label={c.editCell(header, row.line ?? 0)}
                            value={row.cells[cell] ?? ''}
                            onEnd={endEdit}
                          />
                        ) : (
                          (row?.cells[cell] ?? '')
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
        {count === 0 ? <p className="px-4 py-10 text-center text-sm text-muted">{empty}</p> : null}
      </div>
      <p
        id={`${id}-reason`}
        aria-live="polite"
        className="min-h-9 border-t border-line px-3 py-2 text-sm break-words"
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

interface CellInputProps {
  label: string;
  value: string;
  onEnd: (text: string | undefined) => void;
}

function CellInput({ label, value, onEnd }: CellInputProps) {
  const [text, setText] = useState(value);
  const ended = useRef(false);
  const end = (result: string | undefined) => {
    if (ended.current) return;
    ended.current = true;
    onEnd(result);
  };
  return (
    <input
      ref={(input) => {
        if (!input || document.activeElement === input) return;
        input.focus();
        input.select();
      }}
      {...aboutOthers}
      aria-label={label}
      value={text}
      className="row-grid-input"
      onChange={({ target }) => setText(target.value)}
      onBlur={() => end(text)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') end(text);
        if (event.key === 'Escape') end(undefined);
      }}
    />
  );
}
