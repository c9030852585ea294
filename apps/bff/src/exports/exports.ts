import { totalRowsHeader } from '@reseller-console/contract';
import { type Call, KeepnetError } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import type { CompanyDirectory } from '../companies/directory.ts';
import type { Scope, ScopedCompany } from '../companies/scope.ts';
import { visibleCompanies } from '../companies/visible-companies.ts';
import type { Database } from '../db/database.ts';
import { ConsoleStopped } from '../platform/graceful-shutdown.ts';
import { withCompanyErrors } from '../platform/keepnet-problem.ts';
import type { Leases } from '../platform/lease.ts';
import { outageOf } from '../platform/outage.ts';
import { ProblemError } from '../platform/problem.ts';
import { CsvStream } from './csv-stream.ts';
import { attachment, type FileType } from './file-name.ts';
import { createJournal, type ExportOutcome, type OpenExport } from './journal.ts';
import { IncompleteFile } from './passing-file.ts';
import { RawCsv } from './raw-csv.ts';
import {
  type ExportContext,
  type ExportOf,
  type OwnFile,
  type Paging,
  queryWithoutText,
  rowsExpected,
} from './request.ts';
import { createSlots, exportSlots } from './slots.ts';
import { Transfer } from './transfer.ts';
import { ZipStream } from './zip-stream.ts';

/** Milliseconds to find out the number of rows. After that, the export continues without it. */
const totalDeadlineMs = 10_000;

const contentTypes: Record<FileType, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

interface Parts {
  database: Database;
  scope: Scope;
  directory: CompanyDirectory;
  trail: Trail;
  log: Logger;
  now?: (() => number) | undefined;
  leases: Leases;
}

/** What is known about an export so far. */
interface Progress {
  company: ScopedCompany | null;
  /** The companies that the person sees. The file's name has to tell this one apart from them. */
  known: readonly { id: string; name: string }[];
  open: OpenExport;
  own: OwnFile | undefined;
  expected?: number | undefined;
  transfer?: Transfer;
  /** Why it failed: a code of a closed list. */
  reason?: string | undefined;
}

const isGone = ({ signal }: Call): boolean => signal?.aborted === true;

const isStopped = ({ signal }: Call): boolean => signal?.reason instanceof ConsoleStopped;

/** The outcome of an export that broke off while it was sent. */
function endOf(error: unknown, call: Call): ExportOutcome {
  if (error instanceof IncompleteFile || isStopped(call)) return 'cut';
  return isGone(call) ? 'cancelled' : 'failed';
}

function reasonOf(error: unknown): string {
  if (error instanceof ProblemError) return error.code;
  if (outageOf(error) !== undefined) return 'storage_unavailable';
  return error instanceof KeepnetError ? error.kind : 'internal';
}

function asProblem(error: unknown): unknown {
  if (!(error instanceof IncompleteFile)) return error;
  return new ProblemError('upstream_failed', {
    detail: 'Keepnet began to answer but sent no usable file. Try again.',
    params: { reason: 'file_unusable' },
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
  { query: { format, raw, scope, separator }, call }: ExportContext,
  { companyId, list, search, own }: ExportOf<Search>,
): Promise<Transfer> {
  const ask = () => list.export({ ...search, format, scope }, call);
  const file = await (companyId === null ? ask() : withCompanyErrors(ask));
  const csv = () => (raw ? new RawCsv() : new CsvStream({ separator }));
  const passing = own?.passing ?? (format === 'csv' ? csv() : new ZipStream());
  const transfer = new Transfer(file, passing, () => isGone(call));
  await transfer.begin();
  return transfer;
}

/** The only path of every export. Its intent is in the trail before Keepnet is asked; one outcome follows. */
export function createExports({ database, scope, directory, trail, leases, log, now = Date.now }: Parts) {
  const slots = createSlots(database, leases, exportSlots);
  const journal = createJournal(database, trail, leases);
  const underWay = new Set<Promise<undefined>>();

  const settle = ({ query }: ExportContext, outcome: ExportOutcome, seen: Progress): Promise<void> => {
    const { open, own, expected, transfer, reason } = seen;
    const facts = { expected, rows: transfer?.rows, bytes: transfer?.bytes ?? 0, reason };
    return open.settle(outcome, { ...queryWithoutText(query), ...facts, ...own?.outcome().detail });
  };

  async function settleFailure(
    context: ExportContext,
    outcome: ExportOutcome,
    seen: Progress,
  ): Promise<void> {
    const { id: requestId } = context.request;
    try {
      await settle(context, outcome, seen);
    } catch (error) {
      // Its lease will expire, and then it is settled as cut.
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
      // The small requests first: they would wait while Keepnet is busy with the file.
      const [verified, expected, transfer] = await Promise.allSettled([
        company === null ? undefined : scope.verify(company.id, context.call.owner),
        askTotal(context, what),
        openFile(context, what),
      ]);
      // Of several errors, the file's own is the most specific.
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
      await settleFailure(context, outcome, { ...seen, reason: reasonOf(problem) });
      throw problem;
    }
  }

  async function transmit<Search extends Paging>(
    context: ExportContext,
    what: ExportOf<Search>,
    seen: Progress,
  ): Promise<undefined> {
    const { response, query } = context;
    const { own } = what;
    const format = own?.format ?? query.format;
    const transfer = await begin(context, what, seen);
    response.set({
      ...own?.headers,
      'Content-Type': contentTypes[format],
      'Content-Disposition': attachment({
        company: seen.company,
        known: seen.known,
        noun: what.noun,
        format,
        at: now(),
      }),
      // A proxy that compresses or buffers the stream would hide its progress.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    if (seen.expected !== undefined) response.set(totalRowsHeader, String(seen.expected));
    response.flushHeaders();
    let settled = false;
    try {
      const beforeEnd = async () => {
        await own?.beforeEnd();
        await settle(context, own?.outcome().ending ?? 'done', seen);
        settled = true;
      };
      await transfer.send(response, beforeEnd, own?.patienceMs);
    } catch (error) {
      // The browser left after all bytes were handed over.
      if (settled) return undefined;
      const isOutage = outageOf(error) !== undefined;
      const reason = isStopped(context.call) ? 'console_stopped' : isOutage ? reasonOf(error) : undefined;
      await settleFailure(context, endOf(error, context.call), { ...seen, reason });
    }
    return undefined;
  }

  async function send<Search extends Paging>(
    context: ExportContext,
    what: ExportOf<Search>,
  ): Promise<undefined> {
    const { companyId, own } = what;
    const { operation, person, query, request } = context;
    const company = companyId === null ? null : await scope.find(companyId);
    const known = company === null ? [] : visibleCompanies(await directory.get(), person.companies);
    const open = await journal.open({
      action: operation.audit,
      person,
      company: company ?? undefined,
      requestId: request.id,
      detail: { ...queryWithoutText(query), ...own?.intent },
    });
    try {
      return await transmit(context, what, { company, known, open, own });
    } finally {
      await open.leave();
    }
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
     * Answers with a list as a file. Once it is being sent, a failure breaks the connection instead of ending the file. Nothing is sent
     * before the intent is in the trail.
     * @throws {ProblemError} before the first byte: Keepnet's refusal, or `rate_limited` beyond 4 at once
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

    /** Settles exports of crashed processes. Any replica may run it at any time. */
    async recoverAbandoned(stopped?: AbortSignal): Promise<void> {
      for (const exportId of await journal.settleAbandoned(stopped)) {
        log.warn({ exportId, outcome: 'cut' }, 'settled an export that was left open');
      }
    },

    /** Resolves when all running exports have ended and are in the trail. */
    async settled(): Promise<void> {
      await Promise.allSettled(underWay);
    },
  };
}

export type Exports = ReturnType<typeof createExports>;
