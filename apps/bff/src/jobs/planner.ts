import { setImmediate as nextTurn } from 'node:timers/promises';
import { type JobItemCode, type JobWarning, settableStatuses } from '@reseller-console/contract';
import { KeepnetError } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import * as z from 'zod';
import type { CompanyDirectory } from '../companies/directory.ts';
import type { Scope } from '../companies/scope.ts';
import type { Database } from '../db/database.ts';
import type { JobItemRow, JobRow } from '../db/schema.ts';
import { mapInTurn } from '../platform/in-turn.ts';
import { resellerProblem, withCompanyErrors } from '../platform/keepnet-problem.ts';
import { outageOf } from '../platform/outage.ts';
import { ProblemError } from '../platform/problem.ts';
import { isClosedCompany } from './answers.ts';
import type { Following } from './follow.ts';
import type { ItemRows } from './item-rows.ts';
import type { Kind, Planned } from './kind.ts';
import type { createPlanHash } from './plan-hash.ts';
import type { JobRows } from './rows.ts';
import type { JobSeal } from './sealing.ts';
import type { Transitions } from './transitions.ts';
import type { Uploads } from './uploads.ts';
import type { Warnings } from './warnings.ts';

/** Companies that are planned at once. */
const companiesAtOnce = 4;

interface Parts {
  database: Database;
  rows: JobRows;
  items: ItemRows;
  scope: Pick<Scope, 'forWrite'>;
  directory: Pick<CompanyDirectory, 'get'>;
  seal: JobSeal;
  uploads: Pick<Uploads, 'drop'>;
  transitions: Transitions;
  follow: Following;
  warnings: Warnings;
  hashOf: ReturnType<typeof createPlanHash>;
  log: Logger;
  now: () => number;
}

/** The part of a plan that is about one company. */
interface Part {
  title?: string | undefined;
  companyName: string | null;
  items: Planned<unknown>[];
  warnings?: readonly JobWarning[];
  /** Why nothing is planned for the company. */
  problem?: ProblemError;
}

type Named = Planned<unknown> & { companyName: string | null };

/** Items that are sealed and stored in one transaction: few enough that others are not kept waiting. */
const storedAtOnce = 200;
const ToStatus = z.object({ status: z.enum(settableStatuses) });

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return error instanceof KeepnetError ? resellerProblem(error) : new ProblemError('internal');
}

const isClosed = ({ problem }: Part): boolean => problem !== undefined && isClosedCompany(problem.code);

/** Whether no company could be asked, for reasons of Keepnet's own: then there is no plan. */
const isNothingRead = (all: readonly Part[]): boolean =>
  all.length > 0 && all.every((part) => part.problem !== undefined && !isClosed(part));

/** A record that is in the plan twice is done once. */
function withoutTwins(items: readonly Planned<unknown>[]): Planned<unknown>[] {
  const seen = new Set<string>();
  return items.map((item) => {
    const { companyId, recordId, part } = item;
    const name = JSON.stringify([companyId, recordId, part]);
    if (recordId === null || !seen.has(name)) {
      seen.add(name);
      return item;
    }
    return { ...item, verdict: 'skip', code: 'duplicate', harms: false };
  });
}

/** Makes plans: reads what there is, and says of every item what would be done. Changes nothing at Keepnet. */
export function createPlanner(parts: Parts) {
  const { database, rows, items, scope, directory, seal, uploads, transitions, follow, warnings } = parts;
  const { hashOf, log, now } = parts;

  /** The items for a company in which nothing can be planned: every record that the input names there, with the reason. */
  const leftOut = (
    kind: Kind,
    input: unknown,
    company: { id: string; name: string | null },
    code: JobItemCode,
  ): Pick<Part, 'items' | 'companyName'> => ({
    items: kind.left(input, company.id).map((item) => ({ ...item, verdict: 'skip', code })),
    companyName: company.name,
  });

  async function planCompany(
    job: JobRow,
    kind: Kind,
    input: unknown,
    companyId: string | null,
  ): Promise<Part> {
    const call = { owner: job.id, isBackground: true, requestId: job.request_id };
    if (companyId === null) {
      return { ...(await kind.plan(input, { companyId, call })), companyName: null };
    }
    const row = (await directory.get()).byId.get(companyId);
    const company = { id: companyId, name: row?.name ?? null };
    if (kind.creates && job.company_id === null && row?.licenceExpired === true) {
      return leftOut(kind, input, company, 'licence_expired');
    }
    try {
      const { name } = await withCompanyErrors(() => scope.forWrite(companyId, job.id));
      const part = await withCompanyErrors(() => kind.plan(input, { companyId, call }));
      return { ...part, companyName: name };
    } catch (error) {
      // A plan for this company alone has nothing else to do.
      if (!(error instanceof ProblemError) || error.code === 'internal' || job.company_id !== null)
        throw error;
      // Keepnet does not always say why it refuses a company; the directory does.
      const isPrivate = error.code === 'company_forbidden' && row?.privacyDenied === true;
      return { ...leftOut(kind, input, company, isPrivate ? 'company_private' : error.code), problem: error };
    }
  }

  async function planAll(job: JobRow, kind: Kind, input: unknown): Promise<Part[]> {
    if (kind.scope === 'reseller') return [await planCompany(job, kind, input, null)];
    const companies = job.company_id === null ? await rows.companiesOf(job.id) : [job.company_id];
    return mapInTurn(companies, companiesAtOnce, (companyId) => planCompany(job, kind, input, companyId));
  }

  function toRows(job: JobRow, planned: readonly Named[], first: number) {
    return planned.map((item, index): JobItemRow => {
      const { subject, params = {}, changes = [], data } = item;
      const isDone = item.verdict === 'create' || item.verdict === 'change' || item.verdict === 'delete';
      return {
        job_id: job.id,
        ordinal: first + index,
        line: item.line ?? null,
        company_id: item.companyId,
        company_name: item.companyName,
        record_id: item.recordId,
        verdict: item.verdict,
        state: isDone ? 'waiting' : 'skipped',
        code: item.code ?? null,
        harms: item.harms === true ? 1 : 0,
        attempt: 0,
        request_id: null,
        sealed: seal.item({ subject, params, changes, data }),
      };
    });
  }

  /** Stores the items in place of earlier ones, some at a time; false where another process has the plan by now. */
  async function store(job: JobRow, planned: readonly Named[]): Promise<boolean> {
    for (let from = 0; from === 0 || from < planned.length; from += storedAtOnce) {
      const itemRows = toRows(job, planned.slice(from, from + storedAtOnce), from + 1);
      const isHeld = await database.transaction(async (transaction) => {
        if ((await rows.lock(transaction, job))?.state !== 'planning') return false;
        if (from === 0) await items.clear(transaction, job.id);
        await items.insert(transaction, itemRows);
        return true;
      });
      if (!isHeld) return false;
      await nextTurn();
    }
    return true;
  }

  async function make(job: JobRow, kind: Kind): Promise<void> {
    const stored = seal.openInput(job.sealed_input);
    if (stored === undefined) throw new ProblemError('internal');
    const input = stored.of === null ? stored.input : await follow(job, stored.of);
    const partsOfAll = await planAll(job, kind, input);
    const [one] = partsOfAll;
    if (one?.problem !== undefined && isNothingRead(partsOfAll)) throw one.problem;
    const named = partsOfAll.flatMap(({ items: each, companyName }) =>
      withoutTwins(each).map((item) => ({ ...item, companyName })),
    );
    if (named.length > kind.maxItems) {
      throw new ProblemError('invalid_request', {
        detail: `The plan would have ${named.length} items; at most ${kind.maxItems} are possible.`,
      });
    }
    const planHash = await hashOf(job.kind, named);
    const closed = partsOfAll.filter(isClosed).length;
    const own: JobWarning[] =
      closed === 0 ? [] : [{ code: 'closed_companies', params: { companies: closed } }];
    const title =
      (named.length === 1 ? named[0]?.subject : partsOfAll.find((part) => part.title !== undefined)?.title) ??
      null;
    const note = seal.openWords(job.sealed_words)?.note ?? null;
    const codes: Record<string, number> = {};
    for (const { code } of named) if (code !== undefined) codes[code] = (codes[code] ?? 0) + 1;
    if (!(await store(job, named))) return;
    const found = await warnings(job);
    const isPlanned = await database.transaction(async (transaction) => {
      const row = await rows.lock(transaction, job);
      if (row?.state !== 'planning') return false;
      const change = {
        state: 'planned' as const,
        plan_hash: planHash,
        codes: JSON.stringify(codes),
        warnings: JSON.stringify([
          ...own,
          ...partsOfAll.flatMap(({ warnings: each = [] }) => each),
          ...found,
        ]),
        sealed_words: seal.words({ title, note, status: ToStatus.safeParse(input).data?.status }),
        sealed_input: seal.input({ input, of: null }),
      };
      const by = { person: { id: row.person_id, name: row.person_name }, requestId: row.request_id };
      await transitions.apply(transaction, row, change, { action: 'job.plan', outcome: 'done' }, by);
      return true;
    });
    // From here on its rows are in its items.
    if (isPlanned) await uploads.drop(job.id);
  }

  async function fail(job: JobRow, error: unknown): Promise<void> {
    const { code, options } = problemOf(error);
    if (code === 'internal') {
      const name = error instanceof Error ? error.name : 'unknown';
      log.error({ jobId: job.id, error: name }, 'a plan could not be made');
    }
    await database.transaction(async (transaction) => {
      const row = await rows.lock(transaction, job);
      if (row?.state !== 'planning') return;
      const change = {
        state: 'failed' as const,
        problem: JSON.stringify({ code, detail: options.detail ?? null }),
        finished_at: now(),
      };
      const by = { person: { id: row.person_id, name: row.person_name }, requestId: row.request_id };
      const event = { action: 'job.plan', outcome: 'failed', detail: { code } } as const;
      await transitions.apply(transaction, row, change, event, by);
    });
  }

  /** Makes one plan that this process holds, and gives it back. One that was begun before is begun again. */
  return async function plan(job: JobRow, kind: Kind): Promise<void> {
    try {
      await make(job, kind);
    } catch (error) {
      // Without the database nothing can be noted: the next process to claim it begins again.
      if (outageOf(error) === undefined) await fail(job, error);
    } finally {
      await rows.release(job);
    }
  };
}

export type Planner = ReturnType<typeof createPlanner>;
