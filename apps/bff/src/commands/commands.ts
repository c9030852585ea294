import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import type { OwnCompany } from '../companies/own-company.ts';
import type { WritableCompany } from '../companies/scope.ts';
import type { ScopeStops } from '../companies/scope-stops.ts';
import type { Database } from '../db/database.ts';
import type { WriteRow } from '../db/schema.ts';
import { deriveKey, keyedHash } from '../platform/keys.ts';
import type { Leases } from '../platform/lease.ts';
import { outageOf } from '../platform/outage.ts';
import type { Caller } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Command, Fields } from './command.ts';
import { notSent, notStored, type Outcome, unknown, withheld } from './outcome.ts';
import { createSending, type Noted, type Provable, type Running, type WriteTimes } from './sending.ts';
import { createWriteStore, type NewWrite } from './store.ts';

const defaultTimes: WriteTimes = {
  sendMs: 60_000,
  reconcile: { waits: [0, 700, 2000], deadlineMs: 10_000 },
};
const defaultQueueMs = 10_000;
/** Milliseconds between checks of a write that another request or replica is working on. */
const pollMs = 50;
/** Milliseconds between attempts to store an outcome. */
const settleAgainMs = 1000;
/** Writes that are opened and settled together although each has a call of its own. A crash in between leaves that many to be proved. */
const openedAtOnce = 10;
/** Abandoned writes that are settled per round of recovery. */
const recoveredAtOnce = 20;

/** One request to write something. */
export interface CommandRequest<Input> {
  person: Caller;
  /** Method and full path. With the person, the scope of the idempotency key. */
  route: string;
  requestId: string;
  idempotencyKey: string;
  input: Input;
  /** Validates a request that is not a repeat. Returns its company; null at reseller level. */
  admit: () => Promise<WritableCompany | null>;
  /** The item of a plan that this write carries out. The idempotency key then belongs to the plan, not to the replica that runs it. */
  item?: { job: string; ordinal: number; target: string } | undefined;
  /** The state before the write, if the caller has just read it. */
  noted?: Noted | undefined;
  /** Fires when the caller has disconnected: waiting ends, but what was sent is still settled. */
  left?: AbortSignal | undefined;
}

/** The answer to the caller. */
export interface WriteAnswer {
  status: number;
  body: object;
}

const inProgress = (retryAfter: number) => new ProblemError('write_in_progress', { retryAfter });

const neverSent = () =>
  new ProblemError('upstream_unreachable', {
    detail: 'The console stopped before anything was sent to Keepnet.',
    params: { reason: 'not_sent' },
  });

const answerOf = (row: { answer_status: number | null; answer: string | null }): WriteAnswer => ({
  status: row.answer_status ?? 500,
  body: JSON.parse(row.answer ?? '{}'),
});

/** Waits for the next check. @throws {ProblemError} `write_in_progress` as soon as the caller has disconnected */
async function pause(left: AbortSignal | undefined): Promise<void> {
  await delay(pollMs, undefined, { signal: left }).catch(() => {
    throw inProgress(5);
  });
}

/**
 * The only path of every write: commit the intent, read the current state, send each call once, judge the answer, and settle a lost answer
 * by proof. The same idempotency key gets the same answer. Nothing is ever sent twice.
 */
export function createCommands(options: {
  database: Database;
  trail: Trail;
  leases: Leases;
  log: Logger;
  sessionSecret: string;
  /** All commands, for recovery. */
  known: readonly Provable[];
  ownCompany: Pick<OwnCompany, 'get'>;
  stops: ScopeStops;
  times?: WriteTimes | undefined;
  now?: (() => number) | undefined;
}) {
  const { database, trail, leases, log, ownCompany, stops, times = defaultTimes, now = Date.now } = options;
  const key = deriveKey(options.sessionSecret, 'writes');
  const store = createWriteStore(database, trail, leases, stops, now);
  const hashFields = (fields: Fields): string =>
    keyedHash(key, 'fields', JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))));
  const sending = createSending({ store, stops, ownCompany, hashFields, log }, times);
  const known = new Map(options.known.map((command) => [String(command.action), command]));
  // Time for the proofs after a lost answer, with a margin for a slow process.
  const settleMs = (write: Pick<WriteRow, 'unproven'>): number => sending.proofMs(write) + 15_000;
  const underWay = new Set<Promise<unknown>>();
  const closing = new AbortController();

  /** Tracks running work so the process can wait for it before it exits. */
  async function tracked<Result>(running: Promise<Result>): Promise<Result> {
    underWay.add(running);
    try {
      return await running;
    } finally {
      underWay.delete(running);
    }
  }

  /** The maximum duration of a command in milliseconds, with proofs after each step. */
  const leaseMsOf = (command: { steps: readonly unknown[] }, write: Pick<WriteRow, 'unproven'>): number =>
    sending.maxSendMs(command) + command.steps.length * settleMs(write);

  /** Waits until the write is settled. @throws {ProblemError} `write_in_progress` when its process has died */
  async function awaitAnswer(keyHash: string, left?: AbortSignal): Promise<WriteRow> {
    for (;;) {
      const row = await store.byKey(keyHash);
      if (row !== undefined && row.state !== 'open') return row;
      if (row === undefined || !(await store.isHeld(row))) throw inProgress(10);
      await pause(left);
    }
  }

  /**
   * Opens the write as soon as no other about its subject is open, or finds the one with its key.
   * @throws {ProblemError} `write_in_progress` when the other one takes too long
   */
  async function openWithSubjectLock(write: NewWrite, leaseMs: number, left: AbortSignal | undefined) {
    const until = performance.now() + (times.queueMs ?? defaultQueueMs);
    for (;;) {
      const earlier = await store.byKey(write.key_hash);
      if (earlier !== undefined) return { earlier };
      const [row] = await store.open([write], leaseMs);
      if (row !== undefined) return { row };
      do {
        if (performance.now() > until) throw inProgress(5);
        await pause(left);
      } while (await store.busy(write.subject_hash));
    }
  }

  /** Settles writes once the database is back, while we hold their leases. After that, a proof has to find out what this process knows. */
  async function settleLater(
    kind: 'outcome' | 'reconciled',
    outcomes: readonly (readonly [WriteRow, Outcome])[],
  ) {
    const until = Math.min(...outcomes.map(([row]) => row.lease_until));
    while (!closing.signal.aborted && now() < until) {
      await delay(settleAgainMs, undefined, { signal: closing.signal }).catch(() => undefined);
      const isSettled = await store.settle(kind, outcomes).then(
        () => true,
        () => false,
      );
      if (isSettled) return;
    }
  }

  /** Settles writes in one transaction and returns their answers. */
  async function settleAll(
    kind: 'outcome' | 'reconciled',
    outcomes: readonly (readonly [WriteRow, Outcome])[],
  ): Promise<WriteAnswer[]> {
    const held = await store.settle(kind, outcomes).catch((error: unknown) => {
      const outage = outageOf(error);
      if (outage === undefined) throw error;
      void tracked(settleLater(kind, outcomes));
      const writeIds = outcomes.map(([{ id }]) => id);
      log.error({ writeIds, storage: outage.code }, 'writes are not settled yet');
      const isHarmless = outcomes.every(([, { outcome }]) => outcome === 'not_sent' || outcome === 'refused');
      throw isHarmless ? outage : notStored();
    });
    return Promise.all(
      outcomes.map(async ([row, { status, answer }], index) =>
        held[index] ? { status, body: answer } : answerOf(await awaitAnswer(row.key_hash)),
      ),
    );
  }

  async function settleOne(
    row: WriteRow,
    kind: 'outcome' | 'reconciled',
    outcome: Outcome,
  ): Promise<WriteAnswer> {
    const [answer] = await settleAll(kind, [[row, outcome]]);
    return answer ?? answerOf(await awaitAnswer(row.key_hash));
  }

  /** A repeated key: returns the first answer, or proves again if the outcome is unknown. Never sends again. */
  async function again(
    command: Provable,
    row: WriteRow,
    bodyHash: string,
    left: AbortSignal | undefined,
  ): Promise<WriteAnswer> {
    if (row.body_hash !== bodyHash) throw new ProblemError('idempotency_key_reused');
    if (row.state === 'settled') return answerOf(row);
    if (row.state === 'open') {
      const settled = await awaitAnswer(row.key_hash, left);
      return settled.state === 'settled' ? answerOf(settled) : again(command, settled, bodyHash, left);
    }
    const claimed = await store.claim(row, settleMs(row));
    if (claimed === undefined) return answerOf(await awaitAnswer(row.key_hash, left));
    return tracked(
      sending.reconcile(command, claimed).then((outcome) => settleOne(claimed, 'reconciled', outcome)),
    );
  }

  const hashesOf = <Input>({ person, route, idempotencyKey, input, item }: CommandRequest<Input>) => ({
    key_hash:
      item === undefined
        ? keyedHash(key, 'key', person.id, route, idempotencyKey)
        : keyedHash(key, 'item', item.job, idempotencyKey),
    body_hash: keyedHash(key, 'body', JSON.stringify(input)),
  });

  async function newWrite<Input, Wanted, Before>(
    command: Command<Input, Wanted, Before>,
    request: CommandRequest<Input>,
  ): Promise<NewWrite> {
    const { person, requestId, input, item } = request;
    const company = await request.admit();
    const target = item?.target ?? (await command.target(input, { requestId, owner: person.id }));
    const isUnproven = company !== null && !command.provenBy.includes(company.proof);
    const wanted = command.wanted(input);
    const about = { companyId: company?.id ?? null, target, wanted };
    const fields = command.fields?.(input);
    return {
      ...hashesOf(request),
      person_id: person.id,
      person_name: person.name,
      request_id: requestId,
      company_id: about.companyId,
      company_name: company?.name ?? null,
      action: command.action,
      target,
      // Without a scope proof, creates are sent one at a time: the first shows where the next would land.
      subject_hash: keyedHash(
        key,
        'subject',
        ...(isUnproven ? ['unproven company'] : command.subject(about)),
      ),
      match_hash: fields === undefined ? null : hashFields(fields),
      wanted: wanted === null ? null : JSON.stringify(wanted),
      unproven: isUnproven ? 1 : 0,
      job_id: item?.job ?? null,
      ordinal: item?.ordinal ?? null,
      intended: command.intended(wanted),
    };
  }

  /** Sends open writes call after call, as long as Keepnet takes them, and settles all of them in one transaction. */
  async function run<Input, Wanted, Before>(
    command: Command<Input, Wanted, Before>,
    running: readonly Running<Input>[],
  ): Promise<WriteAnswer[]> {
    const settled: [WriteRow, Outcome][] = [];
    let refusal: Outcome | undefined;
    for (let from = 0; from < running.length; from += command.batchSize) {
      const batch = running.slice(from, from + command.batchSize);
      const outcomes = refusal === undefined ? await sending.noteAndSend(command, batch) : undefined;
      for (const { row } of batch) {
        const outcome = refusal === undefined ? (outcomes?.get(row.id) ?? unknown({})) : refusal;
        settled.push([row, outcome]);
      }
      refusal ??= settled.map(([, outcome]) => withheld(outcome)).find((each) => each !== undefined);
    }
    return settleAll('outcome', settled);
  }

  async function execute<Input, Wanted, Before>(
    command: Command<Input, Wanted, Before>,
    request: CommandRequest<Input>,
  ): Promise<WriteAnswer> {
    const { key_hash, body_hash } = hashesOf(request);
    const known = await store.byKey(key_hash);
    if (known !== undefined) return again(command, known, body_hash, request.left);
    const write = await newWrite(command, request);
    const { earlier, row } = await openWithSubjectLock(write, leaseMsOf(command, write), request.left);
    if (earlier !== undefined) return again(command, earlier, body_hash, request.left);
    const [answer] = await tracked(run(command, [{ row, input: request.input }]));
    return answer ?? answerOf(await awaitAnswer(key_hash));
  }

  /** The outcome of a write whose process has died. If it was not noted as sent, it was not sent. */
  async function outcomeOf(row: WriteRow): Promise<Outcome> {
    if (row.before === null) return notSent(neverSent());
    const command = known.get(row.action);
    try {
      return command === undefined ? unknown({}) : await sending.reconcile(command, row);
    } catch (error) {
      // Settled all the same: a row that this build cannot read must not lock its subject for ever.
      const cause = error instanceof Error ? error.name : 'unknown';
      log.error({ writeId: row.id, action: row.action, error: cause }, 'cannot read an open write');
      return unknown({});
    }
  }

  return {
    /** Runs a command for one request. */
    execute,

    /**
     * Runs a command for many requests, some at a time: commits their intents in one transaction, sends one call after another, each for as
     * many writes as it settles, and commits their outcomes in one transaction. A request with a known key or a busy subject runs on its own.
     * @returns the answers, in the order of the requests
     */
    async executeAll<Input, Wanted, Before>(
      command: Command<Input, Wanted, Before>,
      requests: readonly CommandRequest<Input>[],
    ): Promise<WriteAnswer[]> {
      const answers: WriteAnswer[] = [];
      const atOnce = Math.max(command.batchSize, openedAtOnce);
      for (let from = 0; from < requests.length; from += atOnce) {
        const some = requests.slice(from, from + atOnce);
        const writes = await Promise.all(some.map((request) => newWrite(command, request)));
        const calls = Math.ceil(some.length / command.batchSize);
        const leaseMs = calls * Math.max(...writes.map((write) => leaseMsOf(command, write)));
        const rows = await store.open(writes, leaseMs);
        const running = some.flatMap(({ input, noted }, index) => {
          const row = rows[index];
          return row === undefined ? [] : [{ row, input, noted }];
        });
        const sent = await tracked(run(command, running));
        for (const [index, request] of some.entries()) {
          const at = running.findIndex(({ row }) => row === rows[index]);
          answers.push(sent[at] ?? (await execute(command, request)));
        }
      }
      return answers;
    },

    /**
     * The answer of an earlier request, after another proof if its outcome was unknown. Sends nothing.
     * @returns undefined if its key is not known
     */
    async recall<Input, Wanted, Before>(
      command: Command<Input, Wanted, Before>,
      request: CommandRequest<Input>,
    ): Promise<WriteAnswer | undefined> {
      const { key_hash, body_hash } = hashesOf(request);
      const row = await store.byKey(key_hash);
      return row && again(command, row, body_hash, request.left);
    },

    /** Settles writes of crashed processes, some at once, until stopped. Any replica may run it at any time. */
    async recoverAbandoned(stopped?: AbortSignal): Promise<void> {
      const settle = async (row: WriteRow): Promise<void> => {
        const claimed = stopped?.aborted ? undefined : await store.claim(row, settleMs(row));
        if (claimed === undefined) return;
        await store.settle('reconciled', [[claimed, await outcomeOf(claimed)]]);
        log.warn({ writeId: row.id }, 'settled a write that was left open');
      };
      await Promise.all((await store.abandoned(recoveredAtOnce)).map(settle));
      await store.forgetOld();
    },

    /** Resolves when no write is running. */
    async settled(): Promise<void> {
      closing.abort();
      await Promise.allSettled(underWay);
    },
  };
}

export type Commands = ReturnType<typeof createCommands>;
