import { type ExportFormat, totalRowsHeader } from '@reseller-console/contract';
import { type Call, KeepnetError } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import type { CompanyDirectory } from '../companies/directory.ts';
import { companiesOf } from '../companies/limited.ts';
import type { Scope, ScopedCompany } from '../companies/scope.ts';
import type { Database } from '../db/database.ts';
import { ProblemError } from '../http/problem.ts';
import { aboutCompany } from '../upstream/problem.ts';
import { CsvStream } from './csv-stream.ts';
import { attachment } from './file-name.ts';
import { IncompleteFile } from './passing-file.ts';
import { type ExportContext, type ExportOf, type Paging, queryWithoutText, rowsExpected } from './request.ts';
import { createSlots } from './slots.ts';
import { Transfer } from './transfer.ts';
import { ZipStream } from './zip-stream.ts';

/** Exports that one person may have under way. */
const mostAtOnce = 4;
/** Milliseconds that finding out the number of rows may take; without it the file goes out all the same. */
const totalDeadlineMs = 10_000;

const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** `done`: all of it was handed over. `cut`: Keepnet broke off. `cancelled`: the browser went away. `failed`: anything else. */
type Outcome = 'done' | 'cut' | 'cancelled' | 'failed';

interface Parts {
  database: Database;
  scope: Scope;
  directory: CompanyDirectory;
  trail: Trail;
  log: Logger;
  now?: (() => number) | undefined;
}

/** What is known of an export by the time that it has ended. */
interface Progress {
  company: ScopedCompany | null;
  expected?: number | undefined;
  transfer?: Transfer;
  /** Why it failed, in a word of a closed list. */
  reason?: string;
}

const isGone = ({ signal }: Call): boolean => signal?.aborted === true;

/** How an export ended that broke off while its bytes flowed. */
function endOf(error: unknown, call: Call): Outcome {
  if (error instanceof IncompleteFile) return 'cut';
  return isGone(call) ? 'cancelled' : 'failed';
}

function reasonOf(error: unknown): string {
  if (error instanceof ProblemError) return error.code;
  return error instanceof KeepnetError ? error.kind : 'internal';
}

function asProblem(error: unknown): unknown {
  if (!(error instanceof IncompleteFile)) return error;
  return new ProblemError('upstream_failed', {
    detail: 'Keepnet began to answer but sent no usable file. Try again.',
    cause: error,
  });
}

async function askTotal<Search extends Paging>(
  { query, call }: ExportContext,
  { list, search }: ExportOf<Search>,
): Promise<number | undefined> {
  try {
    const first = { ...search, page: 1, pageSize: 1 };
    const { total } = await list.search(first, { ...call, deadlineMs: totalDeadlineMs });
    return rowsExpected(query, total);
  } catch (error) {
    if (error instanceof KeepnetError) return undefined;
    throw error;
  }
}

async function openFile<Search extends Paging>(
  { query: { format, raw, scope }, call }: ExportContext,
  { companyId, list, search }: ExportOf<Search>,
): Promise<Transfer> {
  const ask = () => list.export({ ...search, format, scope }, call);
  const file = await (companyId === null ? ask() : aboutCompany(ask));
  const passing = format === 'csv' ? new CsvStream({ raw }) : new ZipStream();
  const transfer = new Transfer(file, passing, () => isGone(call));
  await transfer.begin();
  return transfer;
}

/** The one way in which lists leave as files. Each that Keepnet was asked for leaves one event in the trail. */
export function createExports({ database, scope, directory, trail, log, now = Date.now }: Parts) {
  const slots = createSlots(database, mostAtOnce, now);
  const underWay = new Set<Promise<undefined>>();

  function record(noun: string, { person, query, request }: ExportContext, outcome: Outcome, seen: Progress) {
    const { company, expected, transfer, reason } = seen;
    return trail.record({
      kind: 'event',
      action: `${noun}.export`,
      outcome,
      person,
      company: company ?? undefined,
      requestId: request.id,
      detail: {
        ...queryWithoutText(query),
        expected,
        rows: transfer?.rows,
        bytes: transfer?.bytes ?? 0,
        reason,
      },
    });
  }

  async function recordFailure(...[noun, context, outcome, seen]: Parameters<typeof record>): Promise<void> {
    const { id: requestId } = context.request;
    try {
      await record(noun, context, outcome, seen);
    } catch (error) {
      log.error(
        { requestId, outcome, error: String(error) },
        'an export could not be written into the trail',
      );
    }
  }

  async function begin<Search extends Paging>(
    context: ExportContext,
    what: ExportOf<Search>,
    seen: Progress,
  ): Promise<Transfer> {
    const { company } = seen;
    try {
      // The small questions first: an upstream that is busy with the file would let them wait.
      const [verified, expected, transfer] = await Promise.allSettled([
        company === null ? undefined : scope.verify(company.id),
        askTotal(context, what),
        openFile(context, what),
      ]);
      // Of several refusals, the one of the file itself says most.
      if (transfer.status === 'rejected') throw transfer.reason;
      seen.transfer = transfer.value;
      if (verified.status === 'rejected') throw verified.reason;
      if (expected.status === 'rejected') throw expected.reason;
      seen.expected = expected.value;
      return transfer.value;
    } catch (error) {
      seen.transfer?.abort();
      const outcome = isGone(context.call) ? 'cancelled' : 'failed';
      const problem = asProblem(error);
      await recordFailure(what.noun, context, outcome, { ...seen, reason: reasonOf(problem) });
      throw problem;
    }
  }

  async function send<Search extends Paging>(
    context: ExportContext,
    what: ExportOf<Search>,
  ): Promise<undefined> {
    const { companyId, noun } = what;
    const { response, query } = context;
    const seen: Progress = { company: companyId === null ? null : await scope.find(companyId) };
    const known = companyId === null ? [] : companiesOf(await directory.get(), context.person.companies);
    const transfer = await begin(context, what, seen);
    response.set({
      'Content-Type': contentTypes[query.format],
      'Content-Disposition': attachment({
        company: seen.company,
        known,
        noun,
        format: query.format,
        at: now(),
      }),
      // A proxy that compresses or gathers the stream would hide its progress.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    if (seen.expected !== undefined) response.set(totalRowsHeader, String(seen.expected));
    response.flushHeaders();
    let recorded = false;
    try {
      await transfer.send(response, async () => {
        await record(noun, context, 'done', seen);
        recorded = true;
      });
    } catch (error) {
      // Gone within the last bytes, which had all been handed over.
      if (recorded) return undefined;
      await recordFailure(noun, context, endOf(error, context.call), seen);
    }
    return undefined;
  }

  async function sendInSlot<Search extends Paging>(
    context: ExportContext,
    what: ExportOf<Search>,
  ): Promise<undefined> {
    const release = await slots.take(context.person.id);
    try {
      return await send(context, what);
    } finally {
      await release();
    }
  }

  return {
    /**
     * Answers with a list as a file. Once its bytes flow, a failure breaks the connection instead of ending the file.
     * @throws {ProblemError} before the first byte: what Keepnet says against it, or `rate_limited` beyond 4 at once
     */
    async send<Search extends Paging>(context: ExportContext, what: ExportOf<Search>): Promise<undefined> {
      const running = sendInSlot(context, what);
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },

    /** Resolves when those under way have ended and are in the trail. */
    async settled(): Promise<void> {
      await Promise.allSettled(underWay);
    },
  };
}

export type Exports = ReturnType<typeof createExports>;
