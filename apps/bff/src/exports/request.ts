import {
  type CsvSeparator,
  type ExportFormat,
  type ExportOperation,
  fieldProblem,
  isFieldFilter,
} from '@reseller-console/contract';
import type { Call, ExportChoice, ExportFile } from '@reseller-console/keepnet';
import type { Context } from '../platform/endpoint.ts';
import { ProblemError } from '../platform/problem.ts';
import type { FileType } from './file-name.ts';
import type { PassingFile } from './passing-file.ts';

/** The export parameters that every list has. */
export interface ExportQuery {
  format: ExportFormat;
  scope: 'all' | 'page';
  raw: boolean;
  separator: CsvSeparator;
  page: number;
  pageSize: number;
}

/** The context of an export endpoint. */
export type ExportContext = Pick<
  Context<ExportOperation>,
  'operation' | 'person' | 'call' | 'request' | 'response'
> & {
  query: ExportQuery;
};

/** The query of a file that always has its whole list and no pages. */
export const wholeList = { scope: 'all', raw: false, page: 1, pageSize: 1 } as const;

/** The paging that every search has. */
export interface Paging {
  page: number;
  pageSize: number;
}

/** A list that can be exported; usually one of Keepnet's. */
export interface ExportedList<Search extends Paging> {
  /** `total` is undefined if counting would take too long. */
  search(query: Search, call: Call): Promise<{ total: number | undefined }>;
  export(query: Search & ExportChoice, call: Call): Promise<ExportFile>;
}

/** What differs in a file that the console makes itself from many lists. */
export interface OwnFile {
  format: FileType;
  /** Checks or transforms it on its way; counts its rows. */
  passing: PassingFile;
  headers: Readonly<Record<string, string>>;
  /** Milliseconds that it may be silent. */
  patienceMs: number;
  /** What the trail is told before it begins. */
  intent: Record<string, unknown>;
  /** Called when all of it was handed over, before it ends. */
  beforeEnd(): Promise<void>;
  /** What the trail is told afterwards: how it ends if everything is handed over, and facts. */
  outcome(): { ending: 'done' | 'partial'; detail: Record<string, unknown> };
}

/** What is specific to the export of one list. */
export interface ExportOf<Search extends Paging> {
  /** The list's name in file names. */
  noun: string;
  /** Null at reseller level. */
  companyId: string | null;
  list: ExportedList<Search>;
  /** The search of the list's own screen. */
  search: Search;
  own?: OwnFile;
}

/** The number of rows the file should have, from the list's `total`. */
export function rowsExpected(
  { scope, page, pageSize }: ExportQuery,
  total: number | undefined,
): number | undefined {
  if (scope === 'all' || total === undefined) return total;
  return Math.max(0, Math.min(pageSize, total - (page - 1) * pageSize));
}

/** @throws {ProblemError} `invalid_request` for another format than CSV, the only one that we write ourselves */
export function assertCsv(format: ExportFormat): void {
  if (format === 'csv') return;
  throw new ProblemError('invalid_request', { errors: [{ field: 'format', ...fieldProblem('csv_only') }] });
}

const freeText = new Set(['q', 'department', 'person']);

/** Values of the company's own fields are personal data as well. */
const isFreeText = (name: string): boolean => freeText.has(name) || isFieldFilter(name);

/** The query for the trail. Free text may contain names, so the trail only says that it was used. */
export function queryWithoutText(query: ExportQuery): Record<string, unknown> {
  const { page, pageSize, ...rest } = query;
  const paging = query.scope === 'page' ? { page, pageSize } : {};
  const entries = Object.entries<unknown>({ ...rest, ...paging });
  const told = entries.filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(told.map(([name, value]) => [name, isFreeText(name) ? true : value]));
}
