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

/** How a table is shown. */
export interface TableView extends TablePreferences {
  /** Ids of the only columns that are shown, separated by commas, where the address says them; it takes precedence over the person's choice. */
  columns?: string | undefined;
}

/** Ids of the columns that a person does not see: those hidden by choice, and optional ones that were not chosen. */
export const hiddenOf = (
  columns: readonly Pick<ColumnHead, 'id' | 'optional'>[],
  { columns: listed, hiddenColumns = [], shownColumns = [] }: TableView,
): readonly string[] => {
  const only = listed?.split(',');
  return columns
    .filter(({ id, optional }) =>
      only ? !only.includes(id) : optional ? !shownColumns.includes(id) : hiddenColumns.includes(id),
    )
    .map(({ id }) => id);
};

/** Columns without the hidden ones. The first one names the rows and stays. */
export const shownOf = <Head extends ColumnHead>(
  columns: readonly Head[],
  hidden: readonly string[],
): Head[] => columns.filter(({ id }, index) => index === 0 || !hidden.includes(id));
