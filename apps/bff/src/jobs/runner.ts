import { setTimeout as delay } from 'node:timers/promises';
import type { Keepnet } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import type { KeptRights } from '../auth/kept-rights.ts';
import type { Commands } from '../commands/commands.ts';
import type { JobItemRow, JobRow } from '../db/schema.ts';
import { outageOf } from '../platform/outage.ts';
import type { Judgement } from './answers.ts';
import type { Batches, Judged } from './batch.ts';
import { createRightsCheck } from './check-rights.ts';
import type { ItemRows } from './item-rows.ts';
import type { Kind } from './kind.ts';
import { maxPlaces, maxUnreachable, Pace } from './pace.ts';
import type { JobRows } from './rows.ts';
import type { Interruption, RunStore } from './run-store.ts';
import { Tolerance } from './tolerance.ts';
import { starterOf } from './transitions.ts';

/** Companies that one plan works in at once. */
const companiesAtOnce = 4;
/** Milliseconds between looks at what a worker waits for. */
const lookMs = 100;
/** Milliseconds before the next try for a company that alone does not answer. */
const silentMs = 1_000;
/** The smallest call at reseller level. */
const oneCompany = { page: 1, pageSize: 1, sort: 'name', order: 'asc', filters: {} } as const;
/** Items that a crashed process left under way and that are asked about at once. */
const recalledAtOnce = 20;

interface Parts {
  rows: Pick<JobRows, 'companiesOf'>;
  store: RunStore;
  items: ItemRows;
  batches: Batches;
  commands: Pick<Commands, 'recoverAbandoned'>;
  rights: Pick<KeptRights, 'current'>;
  keepnet: Pick<Keepnet, 'companies'>;
  log: Logger;
  now: () => number;
}

/** The work of a plan in one company. */
interface Lane {
  companyId: string | null;
  /** Nothing waits in it any more. */
  isEmpty: boolean;
}

/** Runs one plan that this process holds, until it has ended, is interrupted, or the process closes. */
export function createRunner(parts: Parts) {
  const { rows, store, items, batches, commands, rights, keepnet, log, now } = parts;

  /** Whether Keepnet answers outside the company. */
  const isAnswering = (owner: string): Promise<boolean> =>
    keepnet.companies.search(oneCompany, { owner, isBackground: true }).then(
      () => true,
      () => false,
    );

  return async function run(held: JobRow, kind: Kind, closing: AbortSignal): Promise<void> {
    const job = await store.begin(held);
    if (job === undefined) return;
    const writer = starterOf(job);
    const pace = new Pace(now);
    const companies = await rows.companiesOf(job.id);
    const checkRights = createRightsCheck(rights, job, companies, now);
    const { counts, verdicts } = await items.counts(job.id);
    const tolerance = new Tolerance(
      verdicts.create + verdicts.change + verdicts.delete,
      counts.refused - job.borne,
    );
    const { trial_company: trial } = job;
    /** How many times in a row Keepnet did not answer for a company while it answered otherwise. */
    const silences = new Map<string | null, number>();
    let isHalted = false;

    const goesOn = (): boolean => !isHalted && !closing.aborted;

    async function interrupt(how: Interruption): Promise<void> {
      if (isHalted) return;
      isHalted = true;
      log.warn({ jobId: job?.id, ...how }, 'a plan was interrupted');
      await store.interrupt(held, how);
    }

    async function pauseFor(waitSeconds: number, isSlow: boolean): Promise<void> {
      if (isSlow) pace.onSlow(waitSeconds);
      else if (pace.onUnreachable(waitSeconds)) {
        return interrupt({ state: 'paused', reason: 'unreachable' });
      }
      await store.hold(held, pace.until);
    }

    /** Whether Keepnet answers, but not for this one of several companies. */
    async function isSilent(lane: Lane, judged: readonly Judged[]): Promise<boolean> {
      const isLost = judged.some(([, each]) => each.kind === 'again' && each.why === 'unreachable');
      if (!isLost || lane.companyId === null || companies.length === 1) return false;
      return isAnswering(held.id);
    }

    /** Leaves out a company that stays silent, with its waiting items. */
    function giveUpSilent(lane: Lane, judged: readonly Judged[]): readonly Judged[] {
      if ((silences.get(lane.companyId) ?? 0) < maxUnreachable) return judged;
      log.warn(
        { jobId: held.id, companyId: lane.companyId },
        'a plan leaves out a company without an answer',
      );
      return judged.map(([row, each]): Judged => {
        return [row, each.kind === 'again' ? { kind: 'closed', code: 'upstream_unreachable' } : each];
      });
    }

    /** What a batch says about the plan as a whole. */
    async function heed(judgements: readonly Judgement[]): Promise<void> {
      if (judgements.some(({ kind: each }) => each === 'unproven')) {
        return interrupt({ state: 'stopped', reason: 'scope' });
      }
      if (tolerance.isExceeded) {
        return interrupt({ state: kind.pausesAtRefusals ? 'paused' : 'stopped', reason: 'refusals' });
      }
      const again = judgements.filter((each) => each.kind === 'again');
      if (again.length === 0) return pace.onAnswer();
      const waitSeconds = Math.max(...again.map((each) => each.waitSeconds));
      await pauseFor(
        waitSeconds,
        again.some(({ why }) => why === 'slow'),
      );
    }

    /** Waits until this worker may send; false if the plan must not continue or no item waits. */
    async function mayGo(worker: number, lane: Lane): Promise<boolean> {
      while (goesOn() && !lane.isEmpty && (pace.waitMs > 0 || worker >= pace.places)) {
        await delay(Math.min(lookMs, Math.max(1, pace.waitMs)));
      }
      if (!goesOn() || lane.isEmpty) return false;
      const refusal = await checkRights();
      if (refusal !== undefined) await interrupt(refusal);
      return goesOn();
    }

    /** After an unexpected failure. Without the database nothing can be noted: the next process to take the plan continues it. */
    async function fail(error: unknown): Promise<void> {
      if (outageOf(error) !== undefined) {
        isHalted = true;
        throw error;
      }
      log.error({ jobId: held.id, error: nameOf(error) }, 'a plan failed');
      await interrupt({ state: 'paused', reason: 'internal' });
    }

    /** Sends one batch; false if no item waits or the plan must not continue. */
    async function step(lane: Lane, worker: number): Promise<boolean> {
      let size = 0;
      try {
        if (!(await mayGo(worker, lane))) return false;
        size = tolerance.take(
          Math.max(kind.batchSize, Math.min(kind.atOnce, pace.items)),
          kind.batchSize > 1,
        );
        if (size === 0) {
          await delay(lookMs);
          return true;
        }
        const taken = await store.take(held, lane.companyId, size);
        if (taken === undefined) isHalted = true;
        if (taken?.length === 0) lane.isEmpty = true;
        if (taken === undefined || taken.length === 0) return false;
        const since = performance.now();
        const ran = job === undefined ? [] : await batches.run(job, kind, taken, writer);
        pace.onBatch(taken.length, performance.now() - since);
        const silence = (await isSilent(lane, ran)) ? (silences.get(lane.companyId) ?? 0) + 1 : 0;
        silences.set(lane.companyId, silence);
        const judged = giveUpSilent(lane, ran);
        await store.settle(held.id, judged);
        tolerance.give(size, judged.filter(([, judgement]) => isRefused(judgement)).length);
        size = 0;
        if (silence > 0) {
          await delay(silentMs);
          return true;
        }
        await heed(judged.map(([, judgement]) => judgement));
        return true;
      } catch (error) {
        await fail(error);
        return false;
      } finally {
        tolerance.give(size, 0);
      }
    }

    async function company(companyId: string | null): Promise<void> {
      const lane: Lane = { companyId, isEmpty: false };
      const work = async (worker: number) => {
        while (await step(lane, worker));
      };
      await allOf(Array.from({ length: maxPlaces }, (_, worker) => work(worker)));
    }

    async function ask(row: JobItemRow): Promise<Judged> {
      const open: Judgement = { kind: 'open' };
      const notSent: Judgement = { kind: 'again', why: 'slow', isAnswered: false, waitSeconds: 0 };
      const recalled = job && batches.recall(job, kind, row, writer);
      return [row, (await recalled?.catch(() => open)) ?? notSent];
    }

    /** Finds out what became of items that a process left under way: they are settled, or wait again. */
    async function recover(): Promise<void> {
      while (!closing.aborted) {
        const left = await items.page(held.id, { state: ['running'], after: 0, limit: recalledAtOnce });
        if (left.length === 0) return;
        await commands.recoverAbandoned(closing);
        const judged = await Promise.all(left.map(ask));
        await store.settle(held.id, judged);
        if (judged.every(([, judgement]) => judgement.kind === 'open')) await delay(lookMs);
      }
    }

    await recover();
    while (job.state === 'running' && job.cancelling === 0 && goesOn()) {
      const all = await items.waitingCompanies(job.id);
      const waiting = trial === null ? all : all.filter((each) => each === trial);
      if (waiting.length === 0) {
        if (all.length > 0) await interrupt({ state: 'paused', reason: 'trial' });
        break;
      }
      const lane = async () => {
        for (let next = waiting.shift(); next !== undefined && goesOn(); next = waiting.shift()) {
          await company(next);
        }
      };
      await allOf(Array.from({ length: companiesAtOnce }, lane));
      await recover();
    }
    if (!closing.aborted) await store.hold(held, null);
    await store.leave(held);
  };
}

/** Waits for all of it, and fails only then: what one part has sent is settled although another part failed. */
async function allOf(works: readonly Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(works);
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

const isRefused = (judgement: Judgement): boolean =>
  judgement.kind === 'ended' && judgement.state === 'refused';

export type Runner = ReturnType<typeof createRunner>;
