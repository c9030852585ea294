import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEventHandler, type MouseEvent, type ReactNode, useMemo } from 'react';
import { phone } from '../lib/phone.ts';
import type { Column } from './column.ts';
import { rowsTarget } from './skip-to-rows.tsx';
import { useRowKeys } from './use-row-keys.ts';

export interface Sort {
  readonly sort: string;
  readonly order: 'asc' | 'desc';
}

/** How rows are sorted, and how to sort them otherwise; absent where their order is fixed. */
interface Sorting extends Partial<Sort> {
  readonly onSort?: (sort: Sort) => void;
}

/** The key of a row across reloads. */
export interface Identified {
  readonly id: string;
}

/** Boxes with which rows are selected. They are in the first column: cells of their own would make a page half as heavy again. */
export interface Picks<Row> {
  /** Before the header of the first column. */
  readonly head: ReactNode;
  /** Before the name of a row. */
  readonly boxOf: (row: Row) => ReactNode;
  /** What a row is called without its box. */
  readonly nameOf: (row: Row) => string;
  /** Keys that are pressed in a row. */
  readonly onKeyDown: KeyboardEventHandler<HTMLTableSectionElement>;
}

export interface DataTableProps<Row extends Identified> extends Sorting {
  /** Accessible name. */
  label: string;
  columns: readonly Column<Row>[];
  /** Undefined while the first rows load. */
  rows: readonly Row[] | undefined;
  /** How many skeleton rows are shown before the first rows arrive. */
  expected: number;
  compact: boolean;
  /** True while `rows` are older than what was asked for. */
  busy: boolean;
  /** The boxes that select rows; absent if there are none, null until they have loaded. */
  picks?: Picks<Row> | null | undefined;
}

function drawRow<Row extends Identified>(
  row: Row,
  columns: readonly Column<Row>[],
  picks: Picks<Row> | null | undefined,
): ReactNode {
  return (
    <tr key={row.id} tabIndex={-1}>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.id} scope="row" aria-label={picks?.nameOf(row)} {...column.cellProps?.(row)}>
            {picks?.boxOf(row)}
            {column.cell(row)}
          </th>
        ) : (
          <td
            key={column.id}
            data-align={column.align}
            data-card={column.card}
            data-label={column.card === 'named' ? column.header : undefined}
            {...column.cellProps?.(row)}
          >
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

function HeaderCell<Row>({
  column,
  sort,
  order,
  onSort,
  box,
}: Sorting & { column: Column<Row>; box: ReactNode }) {
  const active = column.sort !== undefined && column.sort === sort;
  const Arrow = order === 'asc' ? ArrowUp : ArrowDown;
  let content: ReactNode = column.header;
  if (column.sort !== undefined) {
    const next = { sort: column.sort, order: active && order === 'asc' ? 'desc' : 'asc' } as const;
    content = (
      <button type="button" onClick={() => onSort?.(next)}>
        {column.header}
        {active ? <Arrow aria-hidden className="size-3.5" /> : null}
      </button>
    );
  }
  return (
    <th
      scope="col"
      data-align={column.align}
      data-card={column.card}
      style={{ '--width': `${column.width}px` }}
      aria-label={box ? column.header : undefined}
      aria-sort={active ? (order === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {box}
      {content}
    </th>
  );
}

/** All of a card leads where its name leads. No link lies over it, which would keep its text from being selected. */
function followName({ target, nativeEvent }: MouseEvent) {
  if (!phone?.matches || !(target instanceof Element) || target.closest('a, button, input')) return;
  if (getSelection()?.isCollapsed === false) return;
  target.closest('tr')?.querySelector('th a')?.dispatchEvent(new window.MouseEvent('click', nativeEvent));
}

/** A native table with a sticky header and few elements a row; on phones its rows are cards. */
export function DataTable<Row extends Identified>(props: DataTableProps<Row>) {
  const { label, columns, rows, expected, compact, busy, picks, ...sorting } = props;
  const body = useRowKeys();
  // The same elements again mean that React skips every row that is as it was.
  const elementOf = useMemo(() => {
    const drawn = new WeakMap<Row, ReactNode>();
    return (row: Row) => {
      const element = drawn.get(row) ?? drawRow(row, columns, picks);
      drawn.set(row, element);
      return element;
    };
  }, [columns, picks]);
  const minWidth = columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <table
      aria-label={label}
      aria-busy={busy || rows === undefined}
      className="data-table"
      data-compact={compact || undefined}
      data-picks={picks === undefined ? undefined : true}
      style={{ '--min-width': `${minWidth}px` }}
    >
      <thead>
        <tr>
          {columns.map((column, index) => (
            <HeaderCell key={column.id} column={column} {...sorting} box={index === 0 ? picks?.head : null} />
          ))}
        </tr>
      </thead>
      {/* By keyboard, the link of the name leads where a click does. */}
      <tbody ref={body} {...rowsTarget} onClick={followName} onKeyDown={picks?.onKeyDown}>
        {rows?.map(elementOf) ??
          Array.from({ length: expected }, (_, index) => (
            <tr key={index} className="skeleton">
              {columns.map((column) => (
                <td key={column.id} data-align={column.align} data-card={column.card} />
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
