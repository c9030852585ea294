import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  type FieldError,
  fieldErrorsOf,
  fieldProblem,
  ImportHead,
  ImportRow,
  importLimits,
  problemOfIssue,
  withoutGuard,
} from '@reseller-console/contract';
import * as z from 'zod/mini';
import { ProblemError } from '../platform/problem.ts';

const newline = 0x0a;
const carriageReturn = 0x0d;

const tooLarge = (detail: string, params: Record<string, number>) =>
  new ProblemError('payload_too_large', { detail, params });

/** The problem of a line of the request, counted from 1. */
function badLine(line: number, why: string, errors: FieldError[] = []): ProblemError {
  const place = { field: 'line', ...fieldProblem('not_a_line', { line }) };
  return new ProblemError('invalid_request', {
    detail: `Line ${line} of the import: ${why}`,
    params: { line },
    errors: errors.length === 0 ? [place] : errors,
  });
}

/** A line as far as it has arrived. @throws {ProblemError} `payload_too_large` */
function whole(rest: Buffer, piece: Buffer, line: number): Buffer {
  if (rest.length + piece.length > importLimits.lineBytes) {
    throw tooLarge(`Line ${line} of the import has more than 1 MB.`, { line, max: importLimits.lineBytes });
  }
  return rest.length === 0 ? piece : Buffer.concat([rest, piece]);
}

/** The lines of a stream as bytes; the last one may lack its line break. @throws {ProblemError} `payload_too_large` */
async function* linesOf(body: Readable, onBytes: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let total = 0;
  let line = 1;
  // The endpoint reads the rest of a refused body, or the browser would not get the refusal.
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    const bytes: Buffer = chunk;
    total += bytes.length;
    if (total > importLimits.bytes) {
      throw tooLarge('The import has more than 64 MB.', { max: importLimits.bytes });
    }
    onBytes(bytes);
    let from = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      yield whole(rest, bytes.subarray(from, at), line);
      rest = Buffer.alloc(0);
      from = at + 1;
      line += 1;
    }
    rest = whole(rest, bytes.subarray(from), line);
  }
  if (rest.length > 0) yield rest;
}

const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;

function parsedLine(bytes: Buffer, line: number): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), wellFormed);
  } catch {
    throw badLine(line, 'it is not JSON in UTF-8.');
  }
}

function headOf(value: unknown): ImportHead {
  const { success, data, error } = z.safeParse(ImportHead, value);
  if (!success) throw badLine(1, 'it does not say what the columns are.', fieldErrorsOf(error));
  return data;
}

function rowOf(value: unknown, line: number, { headers }: ImportHead, after: number): ImportRow {
  const { success, data, error } = z.safeParse(ImportRow, value);
  if (!success) {
    const [issue] = error.issues;
    throw badLine(line, issue === undefined ? 'it is not a row.' : `${problemOfIssue(issue).message}.`);
  }
  if (data.values.length !== headers.length) {
    throw badLine(line, `it has ${data.values.length} values and not ${headers.length}.`);
  }
  if (data.line <= after) throw badLine(line, 'its line of the file is not after the one before.');
  return { line: data.line, values: data.values.map((cell) => (cell === null ? null : withoutGuard(cell))) };
}

/** What was read of an import. */
interface Read {
  head: ImportHead;
  rows: number;
  /** A hash of the whole body, equal for equal requests. */
  digest: string;
}

/**
 * Reads an import line by line and passes each row on as soon as it is read.
 * @throws {ProblemError} `invalid_request` with the line that is wrong in `params`; `payload_too_large`
 */
export async function readUpload(body: Readable, onRow: (row: ImportRow) => Promise<void>): Promise<Read> {
  const hash = createHash('sha256');
  let head: ImportHead | undefined;
  let rows = 0;
  let line = 0;
  let after = 0;
  for await (const bytes of linesOf(body, (chunk) => hash.update(chunk))) {
    line += 1;
    if (bytes.length === 0 || (bytes.length === 1 && bytes[0] === carriageReturn)) continue;
    const value = parsedLine(bytes, line);
    if (head === undefined) {
      head = headOf(value);
      continue;
    }
    rows += 1;
    if (rows > importLimits.rows) {
      throw tooLarge(`The import has more than ${importLimits.rows} rows.`, { max: importLimits.rows });
    }
    const row = rowOf(value, line, head, after);
    after = row.line;
    await onRow(row);
  }
  if (head === undefined) throw badLine(1, 'it is missing.');
  if (rows === 0) throw badLine(2, 'there are no rows.');
  return { head, rows, digest: hash.digest('base64url') };
}
