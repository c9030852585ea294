import { importModes } from '@reseller-console/contract';
import * as z from 'zod/mini';
import { readKeptImport, writeKeptImport } from '../../../../shared/write/kept-imports.ts';
import { Mapping } from '../checking/mapping.ts';
import type { Table } from '../reading/table.ts';

/** What becomes of the people in the file. */
export const ImportOptions = z.object({
  mode: z.enum(importModes),
  deleted: z.enum(['leave', 'include']),
  compare: z.boolean(),
  targetGroupIds: z.array(z.string()),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/** An unfinished import: what was chosen, and the columns that are imported. No other column is in it. */
const Draft = z.object({
  name: z.string(),
  options: ImportOptions,
  mapping: Mapping,
  headers: z.array(z.string()),
  lines: z.array(z.int()),
  rows: z.array(z.array(z.string())),
});
export type Draft = z.infer<typeof Draft>;

interface Kept {
  readonly name: string;
  readonly options: ImportOptions;
  readonly table: Table;
  readonly mapping: Mapping;
  /** A cell with what the person changed. */
  readonly cellOf: (row: number, column: number) => string;
}

/** What is kept of an import: columns that are not mapped are left out, and the others move together. */
function draftOf({ name, options, table, mapping, cellOf }: Kept): Draft {
  const columns = mapping.fields.flatMap((field, column) => (field === null ? [] : [{ field, column }]));
  const moved = <Value>(by: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(
      columns.flatMap(({ column }, at) => {
        const value = by[column];
        return value === undefined ? [] : [[String(at), value] as const];
      }),
    );
  const fields = columns.map(({ field }) => field);
  return {
    name,
    options,
    mapping: { fields, values: moved(mapping.values), dateOrders: moved(mapping.dateOrders) },
    headers: columns.map(({ column }) => table.headers[column] ?? ''),
    lines: [...table.lines],
    rows: table.rows.map((_, row) => columns.map(({ column }) => cellOf(row, column))),
  };
}

export const keepDraft = (at: string, kept: Kept): Promise<unknown> => writeKeptImport(at, draftOf(kept));

/** What was kept; undefined where another version of the console cannot read it. */
export async function readDraft(at: string): Promise<Draft | undefined> {
  return Draft.safeParse(await readKeptImport(at)).data;
}
