import type { ImportHead } from '@reseller-console/contract';
import type { CellProblem, RowState } from '../checking/check.ts';
import type { Known, Mapping } from '../checking/mapping.ts';
import type { DateOrder } from '../checking/values.ts';
import type { ReadProblemCode } from '../reading/read-problem.ts';
import type { ReadNote, Rows } from '../reading/rows.ts';
import type { ReadChoices } from '../reading/rows-of.ts';
import type { Draft, ImportOptions } from './draft.ts';

/** How a source is read: what is not chosen is found. */
export interface OpenChoices extends ReadChoices {
  /** The index of the header among the rows; null where there is none. */
  readonly headerRow?: number | null;
  /** Rows that are hidden in the spreadsheet are left out. */
  readonly withoutHidden?: boolean;
}

/** What the page knows of a source that was read; its rows stay in the worker. */
export interface Opened {
  /** Undefined where the source is not there any more. */
  readonly how: Rows['how'] | undefined;
  readonly notes: readonly ReadNote[];
  readonly rowCount: number;
  readonly headerRow: number | null;
  /** The first rows of the file with their numbers, for choosing the header. */
  readonly top: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly columns: readonly Column[];
  /** A hash of the header row, by which a mapping is remembered; undefined without one. */
  readonly headerHash: string | undefined;
}

/** A column of the file; its header is empty where it has none. */
export interface Column {
  readonly header: string;
  readonly samples: readonly string[];
}

/** The distinct values of a column, most frequent first, and in which orders they are days. */
export interface Distinct {
  readonly values: readonly (readonly [text: string, times: number])[];
  /** Values that are not listed. */
  readonly more: number;
  readonly orders: readonly DateOrder[];
}

export interface Checked {
  readonly rowCount: number;
  readonly counts: Readonly<Record<RowState, number>>;
  /** Cells that were changed by hand. */
  readonly edited: number;
}

export const rowFilters = ['all', 'refused', 'duplicate', 'warned', 'edited'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** A row as the page shows it. */
export interface CheckedRow {
  readonly line: number;
  readonly state: RowState;
  /** What the file says, or the person, in the order of the mapped columns. */
  readonly cells: readonly string[];
  readonly problems: readonly CellProblem[];
  readonly duplicateOf: number | undefined;
  /** Columns that the person changed. */
  readonly edited: readonly number[];
}

/** Rows from `from` to `to` of those that a filter shows. */
interface RowsAsk {
  readonly filter: RowFilter;
  readonly from: number;
  readonly to: number;
  /** Long cells are not cut. */
  readonly whole?: boolean;
}

/** A row with what one more column says, which is not imported: the company of the row. */
export interface FileRow {
  readonly line: number;
  readonly company: string;
  /** As they are sent, in the order of the mapped columns. */
  readonly values: readonly string[];
  /** Mapped columns whose cell cannot be read. */
  readonly unread: readonly string[];
}

/** What the page asks of the worker, by name: what it takes and what it answers. */
export interface Asks {
  open: { takes: { file: Blob; choices: OpenChoices }; answers: Opened };
  distinct: { takes: { column: number }; answers: Distinct };
  check: { takes: { mapping: Mapping; known: Known }; answers: Checked };
  rows: { takes: RowsAsk; answers: readonly CheckedRow[] };
  /** The rows with these lines, in that order; null where there is none. */
  lines: { takes: { lines: readonly number[] }; answers: readonly (CheckedRow | null)[] };
  /** Every row with its company, from this column. */
  people: { takes: { company: number }; answers: readonly FileRow[] };
  edit: { takes: { line: number; column: number; text: string }; answers: Checked };
  /** Keeps the import on this computer. */
  keep: { takes: { at: string; name: string; options: ImportOptions }; answers: undefined };
  /** Opens the import that is kept; undefined if it cannot be read. */
  resume: {
    takes: { at: string };
    answers: (Opened & Pick<Draft, 'name' | 'options' | 'mapping'>) | undefined;
  };
  /** The request of the import, with mapped columns and nothing else. */
  body: { takes: { head: Omit<ImportHead, 'headers'> }; answers: { body: Blob } | { problem: 'too_much' } };
}
export type AskName = keyof Asks;

export interface Ask<Name extends AskName = AskName> {
  readonly id: number;
  readonly name: Name;
  readonly takes: Asks[Name]['takes'];
}

/** What the worker says: how far it is, or how it ended. */
export type Reply =
  | { readonly id: number; readonly done: number; readonly of: number | undefined }
  | { readonly id: number; readonly answer: unknown }
  /** `internal`: a mistake of the console itself. */
  | { readonly id: number; readonly problem: ReadProblemCode | 'internal' };
