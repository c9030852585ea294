import { memo, useRef, useState } from 'react';
import { isComposing } from '../../../../shared/lib/shortcuts.ts';
import { aboutOthers } from '../../../../shared/ui/about-others.ts';
import { columnLetters } from '../reading/table.ts';
import { words as w } from '../words/en.ts';

const c = w.check;

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

/** Everything that is said of a row and of its cells. */
export function reasonsOf(row: GridRow, headers: readonly string[]): string[] {
  const of = (cells: ReadonlyMap<number, string>) =>
    [...cells].map(([cell, text]) => c.at(headers[cell] ?? '', text));
  return [...(row.reason === undefined ? [] : [row.reason]), ...of(row.faults), ...of(row.changes)];
}

/** How a card shows a cell; undefined where it does not. Header cells have the same: screen readers count both (WCAG 1.3.1). */
export function cardOf(cell: number, cards: readonly number[]): 'name' | 'fact' | undefined {
  if (cell === cards[0]) return 'name';
  return cards.includes(cell) ? 'fact' : undefined;
}

interface RowProps {
  id: string;
  index: number;
  /** Undefined while it is loaded. */
  row: GridRow | undefined;
  headers: readonly string[];
  /** Places of the cells that a card shows, the first as its name. */
  cards: readonly number[];
  /** Widths of the columns; undefined where rows are cards. */
  columns: string | undefined;
  top: number;
  height: number;
  /** The place of the cell that arrow keys have reached; undefined in all other rows. */
  active: number | undefined;
  /** Absent where no cell of the row is being changed. */
  onEnd: ((text: string | undefined) => void) | undefined;
}

/** One row of many: it is rendered again only where something about it changes, not whenever the rows scroll. */
export const Row = memo(function Row(props: RowProps) {
  const { id, index, row, headers, cards, columns, top, height, active, onEnd } = props;
  return (
    <tr
      aria-rowindex={index + 2}
      data-active={active !== undefined || undefined}
      style={{ gridTemplateColumns: columns, height, transform: `translateY(${top}px)` }}
    >
      <td>{row?.line ?? ''}</td>
      <td data-tone={row?.verdict.tone} title={row?.verdict.text}>
        {row ? row.verdict.text : c.loading}
      </td>
      {headers.map((header, cell) => {
        const isActive = cell === active;
        const text = row?.cells[cell] ?? '';
        return (
          <td
            key={columnLetters(cell)}
            id={`${id}-${index}-${cell}`}
            dir="auto"
            data-card={cardOf(cell, cards)}
            data-cell={isActive || undefined}
            aria-invalid={row?.faults.has(cell) || undefined}
            data-changed={row?.changes.has(cell) || undefined}
            data-edited={row?.edited.has(cell) || undefined}
            title={row?.faults.get(cell) ?? text}
          >
            {isActive && onEnd && row ? (
              <CellInput label={c.editCell(header, row.line ?? 0)} value={text} onEnd={onEnd} />
            ) : (
              text
            )}
          </td>
        );
      })}
      {columns === undefined ? (
        <td data-card="reason" data-tone={row?.verdict.tone}>
          {row ? reasonsOf(row, headers).join(' · ') : ''}
        </td>
      ) : null}
    </tr>
  );
});

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
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Enter') end(text);
        if (event.key === 'Escape') end(undefined);
      }}
    />
  );
}
