import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import type { Call, CompanyRow } from '@reseller-console/keepnet';
import { mapInTurn } from '../../platform/in-turn.ts';
import { isCompanyRefused } from '../../platform/keepnet-problem.ts';
import { ProblemError } from '../../platform/problem.ts';
import type { AccessTo } from '../access.ts';
import { byteOrderMark, csvRecord } from '../csv.ts';
import type { CsvStream } from '../csv-stream.ts';
import { IncompleteFile } from '../passing-file.ts';
import { type Columns, ColumnsMissing } from './company-rows.ts';
import type { ReadCompany, Reading, Sink } from './read-company.ts';
import type { Tally, Why } from './tally.ts';
import { Turn } from './turn.ts';

/** Companies that are read at once. One of them is written; each of the others holds little. */
const companiesAtOnce = 4;
/**
 * Milliseconds without a word of any company after which the rest are given up: a proxy ends a connection that is silent
 * (deploy/nginx.conf), and one company may take another minute.
 */
const silentMs = 120_000;

interface Parts {
  read: ReadCompany;
  columns: Columns;
  /** Makes the rows safe for spreadsheets. */
  safe: CsvStream;
  tally: Tally;
  accessTo: AccessTo;
  /** Whether a company that cannot be read in full ends the file. */
  isStrict: boolean;
  /** Notes what is known before the file breaks off: the page asks as soon as it does. */
  beforeBreak: () => Promise<void>;
}

function whyOf(error: unknown): Why | undefined {
  if (error instanceof ColumnsMissing) return { code: 'upstream_failed', reason: 'columns_missing' };
  if (error instanceof IncompleteFile) return { code: 'upstream_failed', reason: 'file_unusable' };
  if (!(error instanceof ProblemError)) return undefined;
  const reason = error.options.params?.reason;
  return { code: error.code, reason: reason === undefined ? undefined : String(reason) };
}

/** Whether another attempt may end otherwise. */
const isPassing = (error: unknown): boolean =>
  !(error instanceof ProblemError) ||
  !(error.code === 'company_masked' || error.code === 'company_forbidden' || isCompanyRefused(error.cause));

/**
 * Writes the rows of companies one company after another, as CSV. Those that fail are read again once, at the end, unless
 * rows of them are in the file already. Its stream breaks off if the person has signed out, and, where it is strict, if a company
 * cannot be read in full.
 */
export function gather(companies: readonly CompanyRow[], parts: Parts, call: Call): Readable {
  const { read, columns, safe, tally, accessTo, isStrict, beforeBreak } = parts;
  // One piece at a time: V8 frees those that wait in a stream while other companies are read late.
  const output = new PassThrough({ highWaterMark: 1 });
  const stop = new AbortController();
  output.once('close', () => stop.abort());
  const { signal } = stop;
  const turn = new Turn();
  let heardAt = performance.now();

  async function write(bytes: Buffer): Promise<void> {
    heardAt = performance.now();
    signal.throwIfAborted();
    if (!output.write(safe.push(bytes))) await once(output, 'drain', { signal });
    heardAt = performance.now();
  }

  async function assertMay({ id }: CompanyRow): Promise<void> {
    const now = await accessTo(id);
    if (now === 'ended') {
      output.destroy(new ProblemError('not_signed_in'));
      signal.throwIfAborted();
    }
    if (now === 'lost') throw new ProblemError('company_forbidden');
  }

  /** Takes the turn with a company's first rows. */
  function sinkOf(company: CompanyRow): Sink & { leave: () => void } {
    let leave: (() => void) | undefined;
    return {
      async write(rows, count) {
        if (leave === undefined) {
          leave = await turn.take();
          await assertMay(company);
        }
        await write(rows);
        tally.rows += count;
      },
      leave: () => leave?.(),
    };
  }

  async function attempt(row: CompanyRow, isLast: boolean): Promise<CompanyRow[]> {
    const { id, name } = row;
    const reading: Reading = { expected: null, written: 0 };
    const sink = sinkOf(row);
    try {
      signal.throwIfAborted();
      if (performance.now() - heardAt > silentMs) throw new ProblemError('upstream_timeout');
      await assertMay(row);
      tally.noteFields(await read(row, { ...call, signal, isBackground: true }, sink, reading));
      heardAt = performance.now();
      tally.add({ company: { id, name }, ...reading });
      return [];
    } catch (error) {
      const why = whyOf(error);
      if (signal.aborted || why === undefined) throw error;
      if (!isLast && reading.written === 0 && isPassing(error)) return [row];
      tally.add({ company: { id, name }, ...reading, why });
      if (isStrict) throw new IncompleteFile('A company could not be read in full', { cause: error });
      return [];
    } finally {
      sink.leave();
    }
  }

  async function run(): Promise<void> {
    await write(
      Buffer.from(byteOrderMark + csvRecord(['Company', 'Company id', ...columns.own, ...columns.fields])),
    );
    const failed = await mapInTurn(companies, companiesAtOnce, (row) => attempt(row, false));
    await mapInTurn(failed.flat(), companiesAtOnce, (row) => attempt(row, true));
    output.end(safe.end());
  }

  const leave = () => output.destroy(new Error('The reader has left'));
  call.signal?.addEventListener('abort', leave, { once: true });
  run()
    .catch(async (error: unknown) => {
      await beforeBreak();
      output.destroy(error instanceof Error ? error : new Error(String(error)));
    })
    .finally(() => call.signal?.removeEventListener('abort', leave));
  return output;
}
