import { setTimeout as delay } from 'node:timers/promises';
import { KeepnetError } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import type { OwnCompany } from '../companies/own-company.ts';
import type { WritableCompany } from '../companies/scope.ts';
import type { ScopeStops } from '../companies/scope-stops.ts';
import type { Database } from '../db/database.ts';
import { outageOf } from '../db/outage.ts';
import type { WriteRow } from '../db/schema.ts';
import type { Caller } from '../http/endpoint.ts';
import { ProblemError, storageUnavailable } from '../http/problem.ts';
import { deriveKey, keyedHash } from '../keys.ts';
import type { CreateAction, Fields, LookUpAction } from './action.ts';
import type { DeclaredChange } from './change-work.ts';
import { createReconciler, createWork } from './create-work.ts';
import { createLanding } from './landing.ts';
import { notSent, notWrittenDown, refused, stopped as writesStopped } from './settlement.ts';
import { createWriteStore, type NewWrite, type Settlement } from './store.ts';
import { createTurns } from './turns.ts';
import { problemOf, type Reconciler, type Work, type WriteTimes } from './work.ts';

const defaultTimes: WriteTimes = {
  sendMs: 60_000,
  look: { waits: [0, 700, 2000], deadlineMs: 10_000 },
};

const neverSent = () =>
  new ProblemError('upstream_unreachable', {
    detail: 'The console stopped before anything was sent to Keepnet.',
  });

/** Milliseconds between tries to settle a write that the database did not take. */
const settleAgainMs = 1000;

/** Whether it is certain that Keepnet did nothing, so that the same may be sent again. */
const hasDoneNothing = ({ outcome }: Settlement): boolean => outcome === 'not_sent' || outcome === 'refused';

/** One request to write something. */
interface WriteRequest {
  person: Caller;
  /** Method and full path, which the idempotency key belongs to together with the person. */
  route: string;
  requestId: string;
  idempotencyKey: string;
}

/** One request to create something. */
export interface CreateRequest<Input> extends WriteRequest {
  input: Input;
  /** Checks a request that is new, and says which company it goes to: null at reseller level. */
  admit: () => Promise<WritableCompany | null>;
}

/** One request to change something at reseller level. */
export interface ChangeRequest<Wanted> extends WriteRequest {
  wanted: Wanted;
  /** Checks a request that is new, and says what the audit trail calls its subject. */
  admit: () => Promise<string>;
}

/** What the browser gets. */
export interface WriteAnswer {
  status: number;
  body: object;
}

/**
 * The one path of every write: intent before the call, what was there before, each call once, a clear or an unknown outcome, a
 * look upstream where it is unknown, and the same answer for the same idempotency key. Nothing is ever sent twice.
 */
export function createWrites(options: {
  database: Database;
  trail: Trail;
  log: Logger;
  sessionSecret: string;
  actions: readonly LookUpAction[];
  changes?: readonly DeclaredChange<never>[];
  ownCompany: OwnCompany;
  stops: ScopeStops;
  times?: WriteTimes | undefined;
  now?: (() => number) | undefined;
}) {
  const { database, trail, log, actions, ownCompany, stops, times = defaultTimes, now = Date.now } = options;
  const key = deriveKey(options.sessionSecret, 'writes');
  const store = createWriteStore(database, trail, stops, now);
  const hashFields = (fields: Fields): string =>
    keyedHash(key, 'fields', JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))));
  const { openInTurn, awaitAnswer } = createTurns(store, now, times.queueMs);
  const tools = { store, times, log, hashFields };
  const reconcilers = new Map<string, Reconciler>([
    ...actions.map((action) => [action.name, createReconciler(action, tools)] as const),
    ...(options.changes ?? []).map((change) => [change.name, change.work(tools)] as const),
  ]);
  const lookMs = times.look.waits.reduce((sum, wait) => sum + wait + times.look.deadlineMs, 0);
  const landing = createLanding({ actions, ownCompany, look: times.look, log });
  // The looks after a lost answer, and a margin for this process being slow.
  const settleMs = ({ unproven }: Pick<WriteRow, 'unproven'>): number =>
    lookMs + (unproven === 0 ? 0 : landing.longestMs) + 15_000;

  const underWay = new Set<Promise<unknown>>();
  const stopped = new AbortController();

  /** Keeps what runs, so that the process can wait for it before it ends. */
  async function tracked<Result>(running: Promise<Result>): Promise<Result> {
    underWay.add(running);
    try {
      return await running;
    } finally {
      underWay.delete(running);
    }
  }

  async function send(row: WriteRow, work: Work): Promise<Settlement> {
    let noted: WriteRow | undefined;
    try {
      noted = await store.noteBefore(row, await work.before(row));
    } catch (error) {
      if (error instanceof KeepnetError) return notSent(problemOf(row, error));
      if (error instanceof ProblemError) return refused(error);
      const outage = outageOf(error);
      if (outage !== undefined) return notSent(storageUnavailable(outage));
      throw error;
    }
    if (noted === undefined) return notSent(new ProblemError('write_in_progress', { retryAfter: 5 }));
    if (await stops.stands()) {
      log.warn({ writeId: row.id, requestId: row.request_id }, 'a write was not sent: writes are stopped');
      return writesStopped();
    }
    return work.send(noted);
  }

  /**
   * Settles a write once the database is back, while the lease is ours. Past it, or without this process, another look at Keepnet
   * finds out what is known here.
   */
  async function settleLater(row: WriteRow, kind: 'outcome' | 'reconciled', settlement: Settlement) {
    while (!stopped.signal.aborted && now() < row.lease_until) {
      await delay(settleAgainMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      const settled = await store.settle(row, kind, settlement).then(
        () => true,
        () => false,
      );
      if (settled) return;
    }
  }

  const answerOf = (row: { answer_status: number | null; answer: string | null }): WriteAnswer => ({
    status: row.answer_status ?? 500,
    body: JSON.parse(row.answer ?? '{}'),
  });

  async function finish(
    row: WriteRow,
    kind: 'outcome' | 'reconciled',
    told: Settlement,
  ): Promise<WriteAnswer> {
    const settlement = await landing.check(row, told);
    try {
      const held = await store.settle(row, kind, settlement);
      if (held) return { status: settlement.status, body: settlement.answer };
    } catch (error) {
      const outage = outageOf(error);
      if (outage === undefined) throw error;
      void tracked(settleLater(row, kind, settlement));
      log.error(
        { requestId: row.request_id, writeId: row.id, storage: outage.code },
        'a write is not settled yet',
      );
      throw hasDoneNothing(settlement) ? outage : notWrittenDown();
    }
    return answerOf(await awaitAnswer(row.key_hash));
  }

  /** The same key again: the first answer, or for an unknown outcome another look. Never another call. */
  async function again(row: WriteRow, bodyHash: string, work: Work): Promise<WriteAnswer> {
    if (row.body_hash !== bodyHash) throw new ProblemError('idempotency_key_reused');
    if (row.state === 'settled') return answerOf(row);
    if (row.state === 'open') {
      const answered = await awaitAnswer(row.key_hash);
      return answered.state === 'settled' ? answerOf(answered) : again(answered, bodyHash, work);
    }
    const claimed = await store.claim(row, settleMs(row));
    if (claimed === undefined) return answerOf(await awaitAnswer(row.key_hash));
    return finish(claimed, 'reconciled', await work.reconcile(claimed));
  }

  async function run(write: NewWrite, work: Work, intended?: Record<string, unknown>): Promise<WriteAnswer> {
    const { known, row } = await openInTurn(write, work.longestMs + settleMs(write), intended);
    if (known !== undefined) return again(known, write.body_hash, work);
    return tracked(send(row, work).then((settlement) => finish(row, 'outcome', settlement)));
  }

  const identity = ({ person, route, requestId, idempotencyKey }: WriteRequest, body: unknown) => ({
    key_hash: keyedHash(key, 'key', person.id, route, idempotencyKey),
    body_hash: keyedHash(key, 'body', JSON.stringify(body)),
    person_id: person.id,
    person_name: person.name,
    request_id: requestId,
  });

  /** Takes over one write whose process is gone. What was never noted as sent was not sent. */
  async function recover(row: WriteRow): Promise<void> {
    const reconciler = reconcilers.get(row.action);
    const claimed = reconciler === undefined ? undefined : await store.claim(row, settleMs(row));
    if (reconciler === undefined || claimed === undefined) return;
    const told = claimed.before === null ? notSent(neverSent()) : await reconciler.reconcile(claimed);
    const settlement = await landing.check(claimed, told);
    await store.settle(claimed, 'reconciled', settlement);
    log.warn({ writeId: row.id, outcome: settlement.outcome }, 'settled a write that was left open');
  }

  return {
    async create<Input>(action: CreateAction<Input>, request: CreateRequest<Input>): Promise<WriteAnswer> {
      const { input } = request;
      const work = createWork(action, input, tools);
      const keys = identity(request, input);
      const known = await store.byKey(keys.key_hash);
      if (known !== undefined) return again(known, keys.body_hash, work);
      const company = await request.admit();
      const target = action.target(input);
      const isUnproven = company !== null && !action.provenBy.includes(company.proof);
      const write = {
        ...keys,
        company_id: company?.id ?? null,
        company_name: company?.name ?? null,
        action: action.name,
        target,
        // Of creates whose company is not proven, one at a time is sent: it shows where the next would land.
        subject_hash: isUnproven
          ? keyedHash(key, 'subject', 'unproven company')
          : keyedHash(key, 'subject', action.name, company?.id ?? '', target.toLowerCase()),
        match_hash: hashFields(action.fields(input)),
        wanted: null,
        unproven: isUnproven ? 1 : 0,
      };
      return run(write, work);
    },

    async change<Wanted>(
      change: DeclaredChange<Wanted>,
      request: ChangeRequest<Wanted>,
    ): Promise<WriteAnswer> {
      const { wanted } = request;
      const work = change.work(tools);
      const keys = identity(request, wanted);
      const known = await store.byKey(keys.key_hash);
      if (known !== undefined) return again(known, keys.body_hash, work);
      const write = {
        ...keys,
        company_id: null,
        company_name: null,
        action: change.name,
        target: await request.admit(),
        subject_hash: keyedHash(key, 'subject', change.subject(wanted)),
        match_hash: null,
        wanted: JSON.stringify(wanted),
        unproven: 0,
      };
      return run(write, work, change.intended(wanted));
    },

    /** Settles what crashed processes left open, one by one until told to stop; any replica may run it at any time. */
    async recoverAbandoned(stopped?: AbortSignal): Promise<void> {
      for (const row of await store.abandoned(20)) {
        if (stopped?.aborted) return;
        await recover(row);
      }
      await store.forgetOld();
    },

    /** Resolves when no write is under way any more. What waits for the database is tried once more, and then left to others. */
    async settled(): Promise<void> {
      stopped.abort();
      await Promise.allSettled(underWay);
    },
  };
}

export type Writes = ReturnType<typeof createWrites>;
