/** What a person should know about a file that was read. */
export type ReadNote =
  | {
      readonly code: 'hidden_rows' | 'hidden_columns' | 'merged' | 'unreadable_characters';
      readonly count: number;
    }
  /** A quotation mark that begins in that row is never closed: what follows may be one cell. */
  | { readonly code: 'open_quote'; readonly line: number };

/** The cells of a file as text, without blank rows and without blank columns at the end. */
export interface Rows {
  readonly rows: readonly (readonly string[])[];
  /** The row's number in the spreadsheet, from 1. */
  readonly lines: readonly number[];
  /** Rows that are hidden in the spreadsheet, by their index in `rows`. */
  readonly hidden: ReadonlySet<number>;
  readonly notes: readonly ReadNote[];
  /** How it was read; the person can choose otherwise. */
  readonly how:
    | { readonly kind: 'text'; readonly encoding: string; readonly delimiter: string }
    | { readonly kind: 'workbook'; readonly sheets: readonly string[]; readonly sheet: number };
}

/** Called now and then with the rows that were read so far. */
export type OnRows = (count: number) => void;
