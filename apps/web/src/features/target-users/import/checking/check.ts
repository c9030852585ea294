import { type FieldError, type FieldProblem, fieldProblem, readImportRow } from '@reseller-console/contract';
import type { Table } from '../reading/table.ts';
import { type Converted, converterFor } from './convert.ts';
import { type Known, type Mapping, mappedColumns } from './mapping.ts';

/** What is said of a row before the server knows it. `warned`: a cell shows an error of a formula and counts as blank. */
export const rowStates = ['ready', 'refused', 'duplicate', 'warned'] as const;
export type RowState = (typeof rowStates)[number];

/** Cells that a person changed, by row (its index in the table) and column. */
export type Edits = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** What is wrong with a cell, or with the row where no column is named. */
export interface CellProblem extends Omit<FieldProblem, 'code'> {
  readonly code: FieldProblem['code'] | 'formula_error';
  /** In the file; undefined where the field has no column of its own. */
  readonly column: number | undefined;
}

/** A row that has been looked at. */
interface Judged {
  readonly state: RowState;
  readonly problems: readonly CellProblem[];
  /** The line with the same address before. */
  readonly duplicateOf?: number;
  readonly converted: Converted;
}

const unreadCode = (field: string): FieldProblem =>
  fieldProblem(field === 'phoneNumber' ? 'not_a_phone_number' : 'unknown_value');

/** Judges the rows of a table one by one by their form, as the server will; whether an address came before is asked of the caller. */
export function createJudge(table: Table, mapping: Mapping, known: Known) {
  const columns = mappedColumns(table.headers, mapping);
  const convert = converterFor(columns, mapping, known);
  const columnOf = (field: string): number | undefined => columns.find((one) => one.field === field)?.column;

  function problemOf({ field, ...problem }: FieldError): CellProblem {
    return { ...problem, column: columnOf(field) };
  }

  /** The cells of a row with what a person changed. */
  function cells(row: number, edits: Edits) {
    const edited = edits.get(row);
    const raw = table.rows[row] ?? [];
    return (column: number): string => edited?.get(column) ?? raw[column] ?? '';
  }

  return {
    columns,
    cells,
    /** The row as it is sent. */
    values: (row: number, edits: Edits): string[] => convert(cells(row, edits)).values,
    /** The fields of cells in a row that cannot be read. */
    unread: (row: number, edits: Edits): string[] =>
      convert(cells(row, edits)).unread.flatMap((at) => columns[at]?.field ?? []),
    judge(row: number, edits: Edits, earlier: (address: string) => number | undefined): Judged {
      const converted = convert(cells(row, edits));
      const unread = new Set<string>(converted.unread.map((at) => columns[at]?.field ?? ''));
      const read = readImportRow(columns, converted.values, known.customFields);
      const problems: CellProblem[] = [
        ...converted.formulaErrors.map((at) => ({
          code: 'formula_error' as const,
          message: '',
          column: columns[at]?.column,
        })),
        ...[...unread].map((field) => problemOf({ field, ...unreadCode(field) })),
        ...read.errors.filter(({ field }) => !unread.has(field)).map(problemOf),
      ];
      const refused = problems.some(({ code }) => code !== 'formula_error');
      const address = read.cells['email'];
      const duplicateOf = address === undefined ? undefined : earlier(address.toLowerCase());
      const state = refused
        ? 'refused'
        : duplicateOf !== undefined
          ? 'duplicate'
          : problems.length > 0
            ? 'warned'
            : 'ready';
      return duplicateOf === undefined
        ? { state, problems, converted }
        : { state, problems, converted, duplicateOf };
    },
  };
}
