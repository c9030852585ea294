import { setTimeout as delay } from 'node:timers/promises';
import { KeepnetError } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import type { Database } from '../db/database.ts';
import type { WriteRow } from '../db/schema.ts';
import type { Caller } from '../http/endpoint.ts';
import { ProblemError } from '../http/problem.ts';
import { deriveKey, keyedHash } from '../keys.ts';
import { companyProblem, resellerProblem } from '../upstream/problem.ts';
import type { CreateAction, Fields, LookUpAction } from './action.ts';
import { type LookOptions, lookForCreated } from './look.ts';
import { created, notSent, refused, unknown } from './settlement.ts';
import { createWriteStore, type Settlement } from './store.ts';

export interface WriteTimes {
  /** Deadline of the upstream call in milliseconds. */
  sendMs: number;
  /** The looks after a lost answer. */
  look: LookOptions;
}

export const defaultTimes: WriteTimes = {
  sendMs: 60_000,
  look: { waits: [0, 700, 2000], deadlineMs: 10_000 },
};

/** How long a request with the key of a write that is under way waits between looks at it. */
const pollMs = 50;

const neverSent = () =>
  new ProblemError('upstream_unreachable', {
    detail: 'The console stopped before anything was sent to Keepnet.',
  });

const problemOf = (row: WriteRow, error: KeepnetError): ProblemError =>
  row.company_id === null ? resellerProblem(error) : companyProblem(error);

/** One request to create something. */
export interface CreateRequest<Input> {
  person: Caller;
  company: { id: string; name: string | null } | null;
  /** Method and full path, which the idempotency key belongs to together with the person. */
  route: string;
  requestId: string;
  idempotencyKey: string;
  input: Input;
}

/** What the browser gets. */
export interface WriteAnswer {
  status: number;
  body: object;
}

/**
 * The one path of every create: intent before the call, one call, a clear or an unknown outcome, a look upstream where it is
 * unknown, and the same answer for the same idempotency key. Nothing is ever sent twice.
 */
export function createWrites(options: {
  database: Database;
  trail: Trail;
  log: Logger;
  sessionSecret: string;
  actions: readonly LookUpAction[];
  times?: WriteTimes | undefined;
  now?: (() => number) | undefined;
}) {
  const { database, trail, log, actions, times = defaultTimes, now = Date.now } = options;
  const key = deriveKey(options.sessionSecret, 'writes');
  const store = createWriteStore(database, trail, now);
  const lookMs = times.look.waits.reduce((sum, wait) => sum + wait + times.look.deadlineMs, 0);
  // The look before sending, the call, the looks after it, and a margin for this process being slow.
  const leaseMs = times.look.deadlineMs + times.sendMs + lookMs + 15_000;

  const hashFields = (fields: Fields): string =>
    keyedHash(key, 'fields', JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))));

  const look = (row: WriteRow, action: LookUpAction) =>
    lookForCreated(row, action, store, hashFields, times.look);

  /** Looks for what a lost answer may have made. */
  async function reconcile(row: WriteRow, action: LookUpAction): Promise<Settlement> {
    try {
      const sighting = await look(row, action);
      if (sighting.kind === 'ours') return created(sighting.id, true);
      return unknown(sighting.kind === 'unclear' ? sighting.candidates : []);
    } catch (error) {
      log.warn(
        { writeId: row.id, error: error instanceof Error ? error.name : 'unknown' },
        'cannot look yet',
      );
      return unknown([]);
    }
  }

  /** What Keepnet's refusal is answered with. */
  function refusal<Input>(row: WriteRow, action: CreateAction<Input>, error: KeepnetError): Settlement {
    const speaksOfFields = error.kind === 'invalid' || error.kind === 'failed';
    const errors = speaksOfFields ? action.fieldErrors(error.messages) : [];
    return refused(problemOf(row, error), errors);
  }

  async function settleFailure<Input>(
    row: WriteRow,
    action: CreateAction<Input>,
    error: unknown,
  ): Promise<Settlement> {
    if (!(error instanceof KeepnetError)) return reconcile(row, action);
    if (error.outcome === 'not_sent') return notSent(problemOf(row, error));
    if (error.outcome === 'clear') return refusal(row, action, error);
    if (!error.envelope) return reconcile(row, action);
    try {
      // A server error that Keepnet put into words counts as a refusal once a look shows that it made nothing.
      const sighting = await look(row, action);
      if (sighting.kind === 'ours') return created(sighting.id, true);
      return sighting.kind === 'nothing' ? refusal(row, action, error) : unknown(sighting.candidates);
    } catch {
      return unknown([]);
    }
  }

  async function send<Input>(
    opened: WriteRow,
    action: CreateAction<Input>,
    input: Input,
  ): Promise<Settlement> {
    const { company_id: scope, request_id: requestId } = opened;
    let row: WriteRow;
    try {
      const call = { deadlineMs: times.look.deadlineMs, requestId };
      const found = await action.lookUp(scope, opened.target, call);
      const ids = found.map(({ id }) => id);
      const noted = await store.noteBefore(opened, ids);
      if (noted === undefined) throw new ProblemError('write_in_progress', { retryAfter: 5 });
      row = noted;
    } catch (error) {
      if (error instanceof KeepnetError) return notSent(problemOf(opened, error));
      if (error instanceof ProblemError) return notSent(error);
      throw error;
    }
    try {
      const { id } = await action.send(scope, input, { deadlineMs: times.sendMs, requestId });
      return created(id, false);
    } catch (error) {
      return settleFailure(row, action, error);
    }
  }

  /** The answer of a write that somebody else works on, once there is one. */
  async function awaitAnswer(keyHash: string): Promise<WriteRow> {
    const until = now() + leaseMs;
    while (now() < until) {
      const row = await store.byKey(keyHash);
      if (row === undefined) break;
      if (row.state !== 'open') return row;
      if (row.lease_until <= now()) break;
      await delay(pollMs);
    }
    throw new ProblemError('write_in_progress', { retryAfter: 10 });
  }

  const answerOf = (row: { answer_status: number | null; answer: string | null }): WriteAnswer => ({
    status: row.answer_status ?? 500,
    body: JSON.parse(row.answer ?? '{}'),
  });

  async function finish(
    row: WriteRow,
    kind: 'outcome' | 'reconciled',
    settlement: Settlement,
  ): Promise<WriteAnswer> {
    const held = await store.settle(row, kind, settlement);
    if (held) return { status: settlement.status, body: settlement.answer };
    return answerOf(await awaitAnswer(row.key_hash));
  }

  /** The same key again: the first answer, or for an unknown outcome another look. Never another call. */
  async function again(row: WriteRow, bodyHash: string, action: LookUpAction): Promise<WriteAnswer> {
    if (row.body_hash !== bodyHash) throw new ProblemError('idempotency_key_reused');
    if (row.state === 'settled') return answerOf(row);
    if (row.state === 'open') {
      const answered = await awaitAnswer(row.key_hash);
      return answered.state === 'settled' ? answerOf(answered) : again(answered, bodyHash, action);
    }
    const claimed = await store.claim(row, leaseMs);
    if (claimed === undefined) return answerOf(await awaitAnswer(row.key_hash));
    return finish(claimed, 'reconciled', await reconcile(claimed, action));
  }

  /** Takes over one write whose process is gone. What was never noted as sent was not sent. */
  async function recover(row: WriteRow): Promise<void> {
    const action = actions.find(({ name }) => name === row.action);
    const claimed = action === undefined ? undefined : await store.claim(row, leaseMs);
    if (action === undefined || claimed === undefined) return;
    const settlement = claimed.before === null ? notSent(neverSent()) : await reconcile(claimed, action);
    await store.settle(claimed, 'reconciled', settlement);
    log.warn({ writeId: row.id, outcome: settlement.outcome }, 'settled a write that was left open');
  }

  return {
    async create<Input>(action: CreateAction<Input>, request: CreateRequest<Input>): Promise<WriteAnswer> {
      const { person, company, input } = request;
      const keyHash = keyedHash(key, 'key', person.id, request.route, request.idempotencyKey);
      const bodyHash = keyedHash(key, 'body', JSON.stringify(input));
      const target = action.target(input);
      const write = {
        key_hash: keyHash,
        body_hash: bodyHash,
        person_id: person.id,
        person_name: person.name,
        company_id: company?.id ?? null,
        company_name: company?.name ?? null,
        action: action.name,
        target,
        request_id: request.requestId,
        subject_hash: keyedHash(key, 'subject', action.name, company?.id ?? '', target.toLowerCase()),
        match_hash: hashFields(action.fields(input)),
      };
      const known = await store.byKey(keyHash);
      if (known !== undefined) return again(known, bodyHash, action);
      const row = await store.open(write, leaseMs);
      if (row !== undefined) return finish(row, 'outcome', await send(row, action, input));
      const raced = await store.byKey(keyHash);
      if (raced !== undefined) return again(raced, bodyHash, action);
      throw new ProblemError('write_in_progress', { retryAfter: 5 });
    },

    /** Settles what crashed processes left open; any replica may run it at any time. */
    async recoverAbandoned(): Promise<void> {
      for (const row of await store.abandoned(20)) await recover(row);
      await store.forgetOld();
    },
  };
}

export type Writes = ReturnType<typeof createWrites>;
