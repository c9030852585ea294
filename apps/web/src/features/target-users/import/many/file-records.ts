import {
  fieldProblem,
  type ImportField,
  problemOfIssue,
  readImportRow,
  TargetUserRecord,
} from '@reseller-console/contract';
import * as z from 'zod/mini';
import { matchPasted } from '../../../../shared/lib/pasted-companies.ts';
import type { Entry } from '../../../../shared/lib/rank.ts';
import { complaintOf } from '../../../../shared/write/complaint.ts';
import type { FileRow } from '../worker/protocol.ts';

/** What a file with a column of companies says. */
export interface FilePeople {
  /** Target users that can be planned, each with its company. */
  readonly records: readonly (TargetUserRecord & { companyId: string })[];
  /** Rows that cannot be planned, with the field and what is wrong. */
  readonly invalid: readonly { readonly line: number; readonly field: string; readonly what: string }[];
  /** Names that no company has, with the number of their lines; an empty name for rows without a company. */
  readonly missing: readonly { readonly name: string; readonly lines: number }[];
  /** Names that several companies have. */
  readonly ambiguous: readonly { readonly name: string; readonly candidates: readonly Entry[] }[];
}

/** The companies that one cell names: by id or by exact name, and only one. */
function companiesOf(directory: readonly Entry[], cell: string): readonly Entry[] {
  const { matched, ambiguous, unknown } = matchPasted(directory, cell);
  if (unknown.length > 0 || matched.length + ambiguous.length !== 1) return [];
  return matched.length === 1 ? matched : (ambiguous[0]?.candidates ?? []);
}

/** The record of a row, or the field of it that is wrong, with the sentence that says why. */
function recordOf(
  { line, values, unread }: FileRow,
  columns: readonly { name: string; field: ImportField }[],
): TargetUserRecord | { field: string; what: string } {
  const [first] = unread;
  if (first !== undefined) {
    const code = first === 'phoneNumber' ? 'not_a_phone_number' : 'unknown_value';
    return { field: first, what: complaintOf(fieldProblem(code)) };
  }
  const { cells, errors } = readImportRow(columns, values, []);
  const [error] = errors;
  if (error !== undefined) return { field: error.field, what: complaintOf(error) };
  const of = (field: string) => cells[field] ?? null;
  const result = z.safeParse(TargetUserRecord, {
    ...cells,
    firstName: of('firstName') ?? '',
    lastName: of('lastName') ?? '',
    phoneNumber: of('phoneNumber') ?? '',
    line,
  });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue === undefined) return { field: 'email', what: '' };
  return { field: String(issue.path[0] ?? ''), what: complaintOf(problemOfIssue(issue)) };
}

/** Reads the people of a file. `meant` says which company is meant where several have a name. */
export function peopleOf(
  rows: readonly FileRow[],
  columns: readonly { name: string; field: ImportField }[],
  directory: readonly Entry[],
  meant: Readonly<Record<string, string>>,
): FilePeople {
  const companies = new Map<string, readonly Entry[]>();
  const missing = new Map<string, number>();
  const ambiguous = new Map<string, readonly Entry[]>();
  const records: (TargetUserRecord & { companyId: string })[] = [];
  const invalid: { line: number; field: string; what: string }[] = [];
  for (const row of rows) {
    const { company: name, line } = row;
    const found = companies.get(name) ?? (name === '' ? [] : companiesOf(directory, name));
    companies.set(name, found);
    if (found.length === 0) {
      missing.set(name, (missing.get(name) ?? 0) + 1);
      continue;
    }
    if (found.length > 1) ambiguous.set(name, found);
    const chosen = found.length === 1 ? found[0]?.[0] : meant[name];
    const record = recordOf(row, columns);
    if ('what' in record) invalid.push({ line, ...record });
    else if (chosen !== undefined) records.push({ ...record, companyId: chosen });
  }
  return {
    records,
    invalid,
    missing: [...missing].map(([name, lines]) => ({ name, lines })),
    ambiguous: [...ambiguous].map(([name, candidates]) => ({ name, candidates })),
  };
}
