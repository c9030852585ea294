import type { Call, CompanyRow, ExportFile } from '@reseller-console/keepnet';
import type { Scope } from '../../companies/scope.ts';
import { withCompanyErrors } from '../../platform/keepnet-problem.ts';
import { ProblemError } from '../../platform/problem.ts';
import { IncompleteFile } from '../passing-file.ts';
import { type Columns, CompanyRows } from './company-rows.ts';

/** What a file over companies has of each of them. */
export interface CompaniesSource {
  /** The list's name in file names. */
  noun: string;
  columns: Columns;
  /** Whether names and addresses that Keepnet hides would be missing from it. */
  hides: boolean;
  /** How many rows a company has. */
  total(companyId: string, call: Call): Promise<number>;
  /** Keepnet's own file of a company, as CSV. */
  file(companyId: string, call: Call): Promise<ExportFile>;
}

interface Parts {
  scope: Pick<Scope, 'verify'>;
  isMasked: (companyId: string, owner: string | undefined, maxAgeMs: number) => Promise<boolean>;
  source: CompaniesSource;
}

/** Where the rows of a company go. It takes them when it is their turn, and waits for the reader. */
export interface Sink {
  write(rows: Buffer, count: number): Promise<void>;
}

/** What is known of a company while it is read. */
export interface Reading {
  expected: number | null;
  written: number;
}

/** Bytes of a company's rows that are held back, so that it can be read again from its start if it fails. */
const maxHeld = 1024 * 1024;
/**
 * Bytes of rows that are passed on at a time: as many as a stream takes before it asks to wait. V8 frees short-lived buffers at once, but
 * those that wait in the streams of an archive late.
 */
const pieceBytes = 16 * 1024;

/** Lets a file break off before it is read: without a listener its error would end the process. Reading it still fails. */
function heard(file: ExportFile): ExportFile {
  file.body.on('error', () => undefined);
  return file;
}

async function* chunksOf({ body }: ExportFile): AsyncGenerator<Buffer> {
  try {
    yield* body;
  } catch (cause) {
    throw new IncompleteFile('Keepnet broke off', { cause });
  }
}

/** Holds rows back in `buffer` while they fit, and then passes everything on. */
function holding(sink: Sink, reading: Reading, buffer: Buffer) {
  let bytes = 0;
  let held = 0;
  let passes = false;
  async function write(rows: Buffer, count: number): Promise<void> {
    for (let at = 0; at < rows.length; at += pieceBytes) {
      // A copy: the buffer has the rows of another company before the reader has these.
      await sink.write(Buffer.from(rows.subarray(at, at + pieceBytes)), at === 0 ? count : 0);
    }
    reading.written += count;
  }
  async function passOn(): Promise<void> {
    passes = true;
    const rows = buffer.subarray(0, bytes);
    bytes = 0;
    await write(rows, held);
  }
  return {
    async push(rows: Buffer, count: number): Promise<void> {
      if (!passes && bytes + rows.length <= buffer.length) {
        rows.copy(buffer, bytes);
        bytes += rows.length;
        held += count;
        return;
      }
      if (!passes) await passOn();
      await write(rows, count);
    },
    passOn,
  };
}

/** Reads companies for a file over them. */
export function createCompanyReader({ scope, isMasked, source }: Parts) {
  /** Buffers for rows that are held back, to be used again: V8 would free them only once they come to 64 MB. */
  const buffers: Buffer[] = [];

  /**
   * Opens the file of a company, with a proof that Keepnet answers for that company. Asks whether it hides its people only after the file
   * has begun: a company hides them for good, so one that does not do so by then did not when Keepnet wrote the file.
   */
  async function open({ id }: CompanyRow, call: Call): Promise<{ expected: number; file: ExportFile }> {
    const [proof, total, file] = await Promise.allSettled([
      withCompanyErrors(() => scope.verify(id, call.owner)),
      withCompanyErrors(() => source.total(id, call)),
      withCompanyErrors(async () => heard(await source.file(id, call))),
    ]);
    try {
      // The file's own error explains best why a company is closed.
      if (file.status === 'rejected') throw file.reason;
      if (proof.status === 'rejected') throw proof.reason;
      if (total.status === 'rejected') throw total.reason;
      const masked = source.hides && (await withCompanyErrors(() => isMasked(id, call.owner, 0)));
      if (masked) throw new ProblemError('company_masked');
      return { expected: total.value, file: file.value };
    } catch (error) {
      if (file.status === 'fulfilled') file.value.abort();
      throw error;
    }
  }

  /**
   * Reads a company from its start, and counts its rows against its own total.
   * @param reading gets what is known so far
   * @throws {IncompleteFile} Keepnet sent no usable file, or broke off
   * @throws {ProblemError} Keepnet's refusal; `upstream_failed` for fewer rows than there are
   */
  return async function read(company: CompanyRow, call: Call, sink: Sink, reading: Reading) {
    const { expected, file } = await open(company, call);
    reading.expected = expected;
    const rows = new CompanyRows(company, source.columns);
    const buffer = buffers.pop() ?? Buffer.allocUnsafeSlow(maxHeld);
    const held = holding(sink, reading, buffer);
    let seen = 0;
    const pass = async (chunk: Buffer) => {
      const count = rows.rows - seen;
      seen = rows.rows;
      await held.push(chunk, count);
    };
    try {
      for await (const chunk of chunksOf(file)) await pass(rows.push(chunk));
      await pass(rows.end());
      if (rows.rows < expected) {
        throw new ProblemError('upstream_failed', { params: { reason: 'list_incomplete' } });
      }
      await held.passOn();
      return rows.found;
    } finally {
      file.abort();
      buffers.push(buffer);
    }
  };
}

export type ReadCompany = ReturnType<typeof createCompanyReader>;
