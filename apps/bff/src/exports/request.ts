import type { CsvSeparator, ExportFormat, ExportOperation } from '@reseller-console/contract';
import type { Call, ExportChoice, ExportFile } from '@reseller-console/keepnet';
import type { Context } from '../platform/endpoint.ts';

/** The part of an export's query that every list has. */
export interface ExportQuery {
  format: ExportFormat;
  scope: 'all' | 'page';
  raw: boolean;
  separator: CsvSeparator;
  page: number;
  pageSize: number;
}

/** The request for an export, as the endpoint's handler gets it. */
export type ExportContext = Pick<
  Context<ExportOperation>,
  'operation' | 'person' | 'call' | 'request' | 'response'
> & {
  query: ExportQuery;
};

/** The paging that every search has. */
export interface Paging {
  page: number;
  pageSize: number;
}

/** A list, mostly one of Keepnet's, that can be had as a file too. */
export interface ExportedList<Search extends Paging> {
  /** `total` is undefined where counting would take too long. */
  search(query: Search, call: Call): Promise<{ total: number | undefined }>;
  export(query: Search & ExportChoice, call: Call): Promise<ExportFile>;
}

/** What an export of a list declares; the rest is the same for all. */
export interface ExportOf<Search extends Paging> {
  /** The list's name in file names. */
  noun: string;
  /** Null at reseller level. */
  companyId: string | null;
  list: ExportedList<Search>;
  /** What the list's own screen searches by. */
  search: Search;
}

/** How many rows the file should have, of a list that has `total`. */
export function rowsExpected(
  { scope, page, pageSize }: ExportQuery,
  total: number | undefined,
): number | undefined {
  if (scope === 'all' || total === undefined) return total;
  return Math.max(0, Math.min(pageSize, total - (page - 1) * pageSize));
}

const freeText = new Set(['q', 'department', 'person']);

/** The query as the trail keeps it: of what a person typed, which may name somebody, only that it was there. */
export function queryWithoutText(query: ExportQuery): Record<string, unknown> {
  const { page, pageSize, ...rest } = query;
  const paging = query.scope === 'page' ? { page, pageSize } : {};
  const entries = Object.entries<unknown>({ ...rest, ...paging });
  const told = entries.filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(told.map(([name, value]) => [name, freeText.has(name) ? true : value]));
}
