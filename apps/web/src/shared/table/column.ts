import type { TablePreferences } from '@reseller-console/contract';
import type { CSSProperties, ReactNode } from 'react';
import type { Cell } from '../copy/cells.ts';

/** Extra attributes of a table cell. */
interface CellProps {
  className?: string;
  title?: string | undefined;
  style?: CSSProperties;
  'data-state'?: string;
}

/** One column of a table. The server sorts, filters and pages, so a column only says how it looks. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly cellProps?: (row: Row) => CellProps;
  /** Name of the sort on the server; without one the header is plain text. */
  readonly sort?: string;
  readonly align?: 'end';
  /** Width in px; the first column takes the rest. */
  readonly width: number;
  /** Where it is when a row is a card on a phone: next to the name, below it, or below it with its header; absent: nowhere. */
  readonly card?: 'status' | 'fact' | 'named';
  /** Not shown until the person chooses it. */
  readonly optional?: boolean;
}

/** A column whose cells can be copied: they are text, or `value` says what a spreadsheet gets. */
export type CopyableColumn<Row> = (
  | { readonly cell: (row: Row) => string | null; readonly value?: undefined }
  | { readonly value: (row: Row) => Cell }
) &
  Column<Row>;

/** What the choice of columns and of their order needs to know of one, whatever its rows are. */
export type ColumnHead = Pick<Column<never>, 'id' | 'header' | 'sort' | 'optional'>;

/** Ids of the columns that a person does not see: those hidden by choice, and optional ones that were not chosen. */
export const hiddenOf = (
  columns: readonly ColumnHead[],
  { hiddenColumns = [], shownColumns = [] }: TablePreferences,
): readonly string[] =>
  columns
    .filter(({ id, optional }) => (optional ? !shownColumns.includes(id) : hiddenColumns.includes(id)))
    .map(({ id }) => id);

/** Columns without the hidden ones. The first one names the rows and stays. */
export const shownOf = <Head extends ColumnHead>(
  columns: readonly Head[],
  hidden: readonly string[],
): Head[] => columns.filter(({ id }, index) => index === 0 || !hidden.includes(id));

const maxIds = 100;

/** The choice after one column was shown or hidden. The latest hundred are kept, since every company adds columns of its own. */
export function withColumn(
  { id, optional }: Omit<ColumnHead, 'header'>,
  show: boolean,
  { hiddenColumns = [], shownColumns = [] }: TablePreferences,
): TablePreferences {
  const listed = (ids: readonly string[], on: boolean) => [
    ...ids.filter((other) => other !== id).slice(on ? 1 - maxIds : 0),
    ...(on ? [id] : []),
  ];
  return optional
    ? { shownColumns: listed(shownColumns, show) }
    : { hiddenColumns: listed(hiddenColumns, !show) };
}
