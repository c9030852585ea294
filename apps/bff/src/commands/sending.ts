import { setTimeout as delay } from 'node:timers/promises';
import { type Call, KeepnetError } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import * as z from 'zod';
import { findLanding } from '../companies/landing.ts';
import type { OwnCompany } from '../companies/own-company.ts';
import type { ScopeStops } from '../companies/scope-stops.ts';
import type { WriteRow } from '../db/schema.ts';
import { companyWriteProblem, resellerProblem } from '../platform/keepnet-problem.ts';
import { outageOf } from '../platform/outage.ts';
import { ProblemError, storageUnavailable } from '../platform/problem.ts';
import type { Command, Fields, Proof, Write } from './command.ts';
import {
  answered,
  madeInPart,
  misplaced,
  notSent,
  type Outcome,
  refused,
  stopped,
  succeeded,
  unknown,
  unseen,
} from './outcome.ts';
import type { WriteStore } from './store.ts';

export interface WriteTimes {
  /** Deadline of one write call, in milliseconds. */
  sendMs: number;
  /** Proofs after a lost answer: the milliseconds before each, and the deadline of one. */
  reconcile: { waits: readonly number[]; deadlineMs: number };
  /** Milliseconds that a write waits for another about the same subject (10 000). */
  queueMs?: number;
  /** How old a state that the caller has read may be, in milliseconds. An older one is read again before sending (2 000). */
  notedMs?: number;
}

/** A command as recovery needs it: it proves and never sends. */
export type Provable = Pick<
  Command<never, unknown, unknown>,
  'action' | 'success' | 'partial' | 'shapes' | 'prove' | 'isIn'
>;

/** The state before a write, which the caller has read for its own needs. */
export interface Noted {
  /** In the form that the command's `note` returns. */
  before: unknown;
  /** When the reading began, on the clock of `performance.now()`. */
  at: number;
}

/** A write that this process sends. Its input is not stored. */
export interface Running<Input> {
  row: WriteRow;
  input: Input;
  noted?: Noted | undefined;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** Keepnet's answer to a create. */
const Made = z.object({ id: z.string() });

const problemOf = ({ company_id }: WriteRow, error: KeepnetError): ProblemError =>
  company_id === null ? resellerProblem(error) : companyWriteProblem(error);

function refusal(
  { fieldErrors }: Pick<Command<never, unknown, unknown>, 'fieldErrors'>,
  row: WriteRow,
  error: KeepnetError,
): Outcome {
  const isAboutFields = error.kind === 'invalid' || error.kind === 'failed';
  return refused(problemOf(row, error), isAboutFields ? fieldErrors(error.messages) : []);
}

/** The outcome of a write by its proof, when the answer of a call was lost. */
function judge(command: Provable, proof: Proof, why?: ProblemError): Outcome {
  if (proof.state === 'done') return succeeded(command, proof, true);
  return proof.state === 'partial' ? madeInPart(command, proof, why) : unknown(proof.detail, proof.facts);
}

/** Sends writes whose intent is committed, each call once, and proves those with a lost answer. */
export function createSending(
  {
    store,
    stops,
    ownCompany,
    hashFields,
    log,
  }: {
    store: WriteStore;
    stops: Pick<ScopeStops, 'isSet'>;
    ownCompany: Pick<OwnCompany, 'get'>;
    hashFields: (fields: Fields) => string;
    log: Logger;
  },
  { sendMs, reconcile: { waits, deadlineMs }, notedMs = 2_000 }: WriteTimes,
) {
  // No owner, and in the foreground for plans too: a proof that waits behind other calls until its deadline leaves its write unknown.
  const provingOf = ({ request_id }: WriteRow): Call => ({ deadlineMs, requestId: request_id });
  const callOf = ({ request_id, person_id, job_id }: WriteRow, ms: number): Call => ({
    deadlineMs: ms,
    requestId: request_id,
    owner: job_id ?? person_id,
    isBackground: job_id !== null,
  });

  /** The stored part of a write. @throws {ZodError} it does not match the command's schemas */
  function writeOf<Wanted, Before>(
    { shapes }: { shapes: { wanted: z.ZodType<Wanted>; before: z.ZodType<Before> } },
    row: WriteRow,
  ): Write<Wanted, Before> {
    return {
      companyId: row.company_id,
      target: row.target,
      wanted: shapes.wanted.parse(JSON.parse(row.wanted ?? 'null')),
      before: shapes.before.parse(JSON.parse(row.before ?? 'null')),
      matches: (fields) => hashFields(fields) === row.match_hash,
      madeByOthers: (ids) => store.madeByOthers(row, ids),
    };
  }

  /** Proves repeatedly until every write is done or may send its next step, or the waits are used up. @throws {KeepnetError} it cannot be read */
  async function prove(command: Provable, rows: readonly WriteRow[], call: Call): Promise<readonly Proof[]> {
    const writes = rows.map((row) => writeOf(command, row));
    let proofs: readonly Proof[] = [];
    for (const wait of waits) {
      if (wait > 0) await delay(wait);
      proofs = await command.prove(writes, call);
      if (proofs.every(({ state, mayGoOn }) => state === 'done' || mayGoOn === true)) break;
    }
    return proofs;
  }

  /** Proves. Returns `undefined`, and logs why, if that is not possible now. */
  async function tryToProve(command: Provable, rows: readonly WriteRow[]) {
    const [first] = rows;
    try {
      return first && (await prove(command, rows, provingOf(first)));
    } catch (error) {
      for (const { id } of rows) log.warn({ writeId: id, error: nameOf(error) }, 'cannot prove a write yet');
      return undefined;
    }
  }

  /** Checks where the record of an unproven create landed, and returns the outcome. */
  async function landed(command: Provable, row: WriteRow, outcome: Outcome): Promise<Outcome> {
    const { resourceId } = outcome;
    const { company_id: companyId, target } = row;
    const isChecked = row.unproven === 1 && outcome.outcome === 'created';
    if (!isChecked || resourceId === undefined || companyId === null) return outcome;
    try {
      const place = await findLanding(ownCompany, companyId, waits, async (id) => {
        return (await command.isIn?.(id, target, resourceId, provingOf(row))) ?? false;
      });
      if (place === 'chosen') return outcome;
      if (place === 'unseen') return unseen();
      const facts = { writeId: row.id, requestId: row.request_id, companyId };
      log.error(facts, 'a create landed in the own company of the reseller: no write is sent any more');
      return misplaced(resourceId, row);
    } catch (error) {
      log.warn({ writeId: row.id, error: nameOf(error) }, 'cannot see yet where a record landed');
      return unseen();
    }
  }

  async function reconcile(command: Provable, row: WriteRow): Promise<Outcome> {
    const [proof] = (await tryToProve(command, [row])) ?? [];
    return proof === undefined ? unknown({}) : landed(command, row, judge(command, proof));
  }

  /** Sends the steps of a command, each once, for open writes whose state before was noted. */
  async function sendSteps<Input, Wanted, Before>(
    command: Command<Input, Wanted, Before>,
    running: readonly Running<Input>[],
  ): Promise<readonly Outcome[]> {
    const rows = running.map(({ row }) => row);
    const writes = running.map(({ row, input }) => ({ ...writeOf(command, row), input }));
    const all = (outcome: (row: WriteRow) => Outcome) => rows.map(outcome);
    const intended = () => writes.map(({ wanted, before }) => unknown(command.intended(wanted, before)));
    const [first] = rows;
    if (first === undefined) return [];
    let acknowledged = false;
    let isAnswerLost = false;

    for (const [index, step] of command.steps.entries()) {
      let sending = false;
      try {
        const send = await step(writes, callOf(first, deadlineMs));
        if (send === undefined) continue;
        const stillOurs = !acknowledged || (await Promise.all(rows.map(store.holds))).every(Boolean);
        if (!stillOurs) return intended();
        sending = true;
        const answer = await send(callOf(first, sendMs));
        if (command.success === 'created') {
          const { id } = Made.parse(answer);
          return all(() => answered(command, id));
        }
        acknowledged = true;
      } catch (error) {
        if (error instanceof ProblemError && !acknowledged) return all(() => notSent(error));
        const failure = error instanceof KeepnetError ? error : undefined;
        if (!acknowledged && failure !== undefined) {
          if (!sending || failure.outcome === 'not_sent')
            return all((row) => notSent(problemOf(row, failure)));
          if (failure.outcome === 'clear') return all((row) => refusal(command, row, failure));
        }
        const proofs = await tryToProve(command, rows);
        if (proofs === undefined) return intended();
        // A server error with an envelope counts as a refusal once a proof shows that nothing changed. An error before this call says
        // nothing about earlier calls, which Keepnet acknowledged.
        const isDenied = sending && (failure?.outcome === 'clear' || failure?.envelope === true);
        const isLast = index === command.steps.length - 1;
        if (sending && !isDenied && !isLast && proofs.every(({ mayGoOn }) => mayGoOn === true)) {
          acknowledged = true;
          isAnswerLost = true;
          continue;
        }
        return rows.map((row, at) => {
          const proof = proofs[at];
          if (proof === undefined) return unknown({});
          if (isDenied && failure !== undefined && proof.state === 'untouched') {
            return refusal(command, row, failure);
          }
          return judge(command, proof, failure && problemOf(row, failure));
        });
      }
    }
    const proofs = await tryToProve(command, rows);
    return proofs?.map((proof) => succeeded(command, proof, isAnswerLost)) ?? intended();
  }

  /** The state before sending, one result for each write: as the caller has read it if that is recent enough, otherwise read now. */
  async function notesOf<Input, Wanted, Before>(
    command: Command<Input, Wanted, Before>,
    running: readonly Running<Input>[],
    call: Call,
  ): Promise<readonly unknown[]> {
    const since = performance.now() - notedMs;
    const noted = running.flatMap(({ noted: each }) => (each !== undefined && each.at > since ? [each] : []));
    if (noted.length === running.length) return noted.map(({ before }) => before);
    const subjects = running.map(({ row }) => ({
      companyId: row.company_id,
      target: row.target,
      wanted: command.shapes.wanted.parse(JSON.parse(row.wanted ?? 'null')),
    }));
    return command.note(subjects, call);
  }

  /** Notes the current state, then sends what may be sent. Returns the outcomes by write id. */
  async function noteAndSend<Input, Wanted, Before>(
    command: Command<Input, Wanted, Before>,
    running: readonly Running<Input>[],
  ): Promise<Map<string, Outcome>> {
    const outcomes = new Map<string, Outcome>();
    const [first] = running;
    if (first === undefined) return outcomes;
    const ready: Running<Input>[] = [];
    try {
      const notes = await notesOf(command, running, callOf(first.row, deadlineMs));
      const toNote: [WriteRow, unknown][] = [];
      for (const [index, { row }] of running.entries()) {
        const note = notes[index];
        if (note instanceof ProblemError) outcomes.set(row.id, refused(note));
        else if (note !== undefined) toNote.push([row, note]);
      }
      const noted = await store.noteBefore(toNote);
      const isStopped = noted.size < toNote.length && (await stops.isSet());
      if (isStopped) log.warn({ writeId: first.row.id }, 'a write was not sent: writes are stopped');
      const before = new Map(toNote.map(([{ id }, note]) => [id, JSON.stringify(note)]));
      for (const { row, input } of running) {
        if (outcomes.has(row.id)) continue;
        if (noted.has(row.id)) ready.push({ row: { ...row, before: before.get(row.id) ?? null }, input });
        else if (isStopped) outcomes.set(row.id, stopped());
        else outcomes.set(row.id, notSent(new ProblemError('write_in_progress', { retryAfter: 5 })));
      }
    } catch (error) {
      const outage = outageOf(error);
      if (outage === undefined && !(error instanceof KeepnetError)) throw error;
      return new Map(
        running.map(({ row }) => [
          row.id,
          notSent(error instanceof KeepnetError ? problemOf(row, error) : storageUnavailable(outage)),
        ]),
      );
    }
    const sent = await sendSteps(command, ready);
    for (const [index, { row }] of ready.entries()) {
      outcomes.set(row.id, await landed(command, row, sent[index] ?? unknown({})));
    }
    return outcomes;
  }

  return {
    noteAndSend,
    /** Proves a write with a lost answer. Sends nothing. */
    reconcile,
    /** The maximum duration of the proofs, in milliseconds. Without a scope proof, two more companies are read. */
    proofMs: ({ unproven }: Pick<WriteRow, 'unproven'>): number =>
      waits.reduce((sum, wait) => sum + wait + (unproven === 1 ? 3 : 1) * deadlineMs, 0),
    /** The maximum duration of noting and sending, in milliseconds. */
    maxSendMs: ({ steps }: { steps: readonly unknown[] }): number =>
      deadlineMs + steps.length * (sendMs + deadlineMs),
  };
}
