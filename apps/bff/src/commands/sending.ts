import { setTimeout as delay } from 'node:timers/promises';
import { type Call, KeepnetError } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import * as z from 'zod';
import type { WriteRow } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import { companyWriteProblem, resellerProblem } from '../upstream/problem.ts';
import type { Command, Fields, Proof, Write } from './command.ts';
import { answered, madeInPart, notSent, type Outcome, refused, succeeded, unknown } from './outcome.ts';
import type { WriteStore } from './store.ts';

export interface WriteTimes {
  /** Deadline of one call that writes, in milliseconds. */
  sendMs: number;
  /** Proofs after a lost answer: milliseconds to wait before each, and the deadline of one. */
  look: { waits: readonly number[]; deadlineMs: number };
  /** How long a write waits for another one about the same subject (10 000). */
  queueMs?: number;
}

/** Any command, as recovery after a crash needs it: it proves and never sends. */
export type Provable = Pick<
  Command<never, unknown, unknown>,
  'action' | 'success' | 'partial' | 'shapes' | 'prove'
>;

/** A write that this process sends. Its input is stored nowhere. */
export interface Running<Input> {
  row: WriteRow;
  input: Input;
}

/** What Keepnet answers to a create. */
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

/** What a proof makes of a write of which it is not known how its calls ended. */
function judge(command: Provable, proof: Proof, why?: ProblemError): Outcome {
  if (proof.standing === 'done') return succeeded(command, proof, true);
  return proof.standing === 'partial' ? madeInPart(command, proof, why) : unknown(proof.detail, proof.facts);
}

/** Sends writes whose intent is committed, each call once, and proves those whose answer was lost. */
export function createSending(
  store: WriteStore,
  { sendMs, look: { waits, deadlineMs } }: WriteTimes,
  hashFields: (fields: Fields) => string,
  log: Logger,
) {
  const readingOf = ({ request_id }: WriteRow): Call => ({ deadlineMs, requestId: request_id });

  /** What is stored of a write. @throws {ZodError} where it is not of the command's shapes, or of no shape at all */
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

  /** Reads until every write is done or may go on, or the waits are used up. @throws {KeepnetError} when it cannot be read */
  async function prove(command: Provable, rows: readonly WriteRow[], call: Call): Promise<readonly Proof[]> {
    const writes = rows.map((row) => writeOf(command, row));
    let proofs: readonly Proof[] = [];
    for (const wait of waits) {
      if (wait > 0) await delay(wait);
      proofs = await command.prove(writes, call);
      if (proofs.every(({ standing, mayGoOn }) => standing === 'done' || mayGoOn === true)) break;
    }
    return proofs;
  }

  /** Proves, and says `undefined` and why in the log where that cannot be done now. */
  async function tryToProve(command: Provable, rows: readonly WriteRow[]) {
    const [first] = rows;
    try {
      return first && (await prove(command, rows, readingOf(first)));
    } catch (error) {
      const cause = error instanceof Error ? error.name : 'unknown';
      for (const { id } of rows) log.warn({ writeId: id, error: cause }, 'cannot prove a write yet');
      return undefined;
    }
  }

  async function reconcile(command: Provable, row: WriteRow): Promise<Outcome> {
    const [proof] = (await tryToProve(command, [row])) ?? [];
    return proof === undefined ? unknown({}) : judge(command, proof);
  }

  /** Sends the steps of a command, each once, for writes that are open and noted. */
  async function sendSteps<Input, Wanted, Before>(
    command: Command<Input, Wanted, Before>,
    running: readonly Running<Input>[],
  ): Promise<readonly Outcome[]> {
    const rows = running.map(({ row }) => row);
    const writes = running.map(({ row, input }) => ({ ...writeOf(command, row), input }));
    const all = (outcome: (row: WriteRow) => Outcome) => rows.map(outcome);
    const intended = () => writes.map(({ wanted, before }) => unknown(command.intended(wanted, before)));
    const requestId = rows[0]?.request_id;
    let acknowledged = false;
    let isAnswerLost = false;

    for (const [index, step] of command.steps.entries()) {
      let sending = false;
      try {
        const send = await step(writes, { deadlineMs, requestId });
        if (send === undefined) continue;
        const stillOurs = !acknowledged || (await Promise.all(rows.map(store.holds))).every(Boolean);
        if (!stillOurs) return intended();
        sending = true;
        const answer = await send({ deadlineMs: sendMs, requestId });
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
        // A server error that Keepnet put into words counts as a refusal once a proof shows that it did nothing. What went wrong
        // before this call was sent says nothing of the calls before it, which Keepnet had acknowledged.
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
          if (isDenied && failure !== undefined && proof.standing === 'untouched') {
            return refusal(command, row, failure);
          }
          return judge(command, proof, failure && problemOf(row, failure));
        });
      }
    }
    const proofs = await tryToProve(command, rows);
    return proofs?.map((proof) => succeeded(command, proof, isAnswerLost)) ?? intended();
  }

  /** Notes what is there, then sends what may be sent. Answers the outcomes by the id of the write. */
  async function noteAndSend<Input, Wanted, Before>(
    command: Command<Input, Wanted, Before>,
    running: readonly Running<Input>[],
  ): Promise<Map<string, Outcome>> {
    const outcomes = new Map<string, Outcome>();
    const [first] = running;
    if (first === undefined) return outcomes;
    const subjects = running.map(({ row }) => ({
      companyId: row.company_id,
      target: row.target,
      wanted: command.shapes.wanted.parse(JSON.parse(row.wanted ?? 'null')),
    }));
    let notes: readonly (Before | ProblemError)[];
    try {
      notes = await command.note(subjects, readingOf(first.row));
    } catch (error) {
      if (!(error instanceof KeepnetError)) throw error;
      return new Map(running.map(({ row }) => [row.id, notSent(problemOf(row, error))]));
    }
    const ready: Running<Input>[] = [];
    for (const [index, { row, input }] of running.entries()) {
      const note = notes[index];
      if (note instanceof ProblemError) outcomes.set(row.id, refused(note));
      else if (await store.noteBefore(row, note)) {
        ready.push({ row: { ...row, before: JSON.stringify(note) }, input });
      } else outcomes.set(row.id, notSent(new ProblemError('write_in_progress', { retryAfter: 5 })));
    }
    const sent = ready.length === 0 ? [] : await sendSteps(command, ready);
    for (const [index, { row }] of ready.entries()) {
      outcomes.set(row.id, sent[index] ?? unknown({}));
    }
    return outcomes;
  }

  return {
    noteAndSend,
    /** Proves a write whose answer was lost; sends nothing. */
    reconcile,
    /** The longest that proofs may take, in milliseconds. */
    proofMs: waits.reduce((sum, wait) => sum + wait + deadlineMs, 0),
    /** The longest that noting and sending may take, in milliseconds. */
    longestMs: ({ steps }: { steps: readonly unknown[] }): number =>
      deadlineMs + steps.length * (sendMs + deadlineMs),
  };
}
