import type { CSSProperties, ReactNode } from 'react';

/** What a table cell carries besides its content. */
export interface CellProps {
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
  /** Share of the width in px; the first column takes what is left over. */
  readonly width: number;
  /** Where it stands when a row is a card on a phone: beside the name, below it, or below it with its header; absent: nowhere. */
  readonly card?: 'status' | 'fact' | 'named';
  /** Not shown until the person chooses it. */
  readonly optional?: boolean;
}

/** Ids of the columns that a person does not see: their own choice, or the optional ones. */
export const hiddenOf = <Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | undefined,
): readonly string[] => chosen ?? columns.filter(({ optional }) => optional).map(({ id }) => id);
