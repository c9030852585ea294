import type { AuditAction, FieldError, ProblemCode } from '@reseller-console/contract';
import type { Call } from '@reseller-console/keepnet';
import type * as z from 'zod';
import type { Proof as ScopeProof } from '../companies/scope.ts';
import { ProblemError, type ProblemOptions } from '../platform/problem.ts';

/** Facts for the audit trail, without secrets. */
export type Detail = Readonly<Record<string, unknown>>;

/** Values as compared: blanks, case and form are evened out where Keepnet may change them. */
export type Fields = Readonly<Record<string, string>>;

/** What a command is about. `companyId` is null at reseller level. */
export interface Subject<Wanted> {
  companyId: string | null;
  /** What the trail calls it, and what a create is looked up by: an e-mail address or a name. */
  target: string;
  wanted: Wanted;
}

/** A write as a proof sees it. Everything here is stored, so that any replica can prove it after a crash. */
export interface Write<Wanted, Before> extends Subject<Wanted> {
  /** What was there before sending. */
  before: Before;
  /** Whether a record has the fields that were sent; only a keyed hash of them is stored. */
  matches(fields: Fields): boolean;
  /** Which of these records another write of this console made. */
  madeByOthers(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A write while this process sends it, which is the only time that its input is known. */
export interface Sendable<Input, Wanted, Before> extends Write<Wanted, Before> {
  input: Input;
}

/** What reading Keepnet again says about a write. */
export interface Proof {
  /** `done`: what was wanted is there. `untouched`: all is as before. `partial`: neither. `unclear`: it may be there. */
  standing: 'done' | 'untouched' | 'partial' | 'unclear';
  /** What is really there, as the answer to the caller. */
  answer: object;
  /** The record that a create made. */
  resourceId?: string;
  /** For the trail: what was really changed. */
  detail: Detail;
  /** For the caller where the write did not succeed. */
  facts: Pick<ProblemOptions, 'candidates' | 'members'>;
  /** The step whose answer was lost has had its effect, so that the next one may be sent. */
  mayGoOn?: boolean;
}

/** One call that changes something at Keepnet. A create answers the `id` of its record, which needs no further proof. */
type Sending = (call: Call) => Promise<unknown>;

/**
 * Prepares one call for all writes of a batch, or answers undefined where nothing is left to do. A step that must know what
 * earlier steps did reads that first.
 */
export type Step<Input, Wanted, Before> = (
  writes: readonly Sendable<Input, Wanted, Before>[],
  reading: Call,
) => Sending | undefined | Promise<Sending | undefined>;

/**
 * What is peculiar to one kind of write. The rest is the same for all and stands in `commands.ts`: intent, idempotency, one write
 * about a subject at a time, sending once, judging the answer, proof after a lost answer, recovery after a crash.
 */
export interface Command<Input, Wanted, Before> {
  /** Its name in the audit trail. */
  readonly action: AuditAction;
  /** What the trail calls a success, which also decides between 201 and 200. */
  readonly success: 'created' | 'changed';
  /** The proofs of a company that hold for this command's calls. After any other, the first write is looked for where it landed. */
  readonly provenBy: readonly ScopeProof[];
  /** The problem that says that the change was made in part. */
  readonly partial?: ProblemCode;
  /** How many of these one call to Keepnet may settle (1 to 100). */
  readonly batchSize: number;
  /** The shapes of what is stored. */
  readonly shapes: { wanted: z.ZodType<Wanted>; before: z.ZodType<Before> };
  target(input: Input, call: Call): string | Promise<string>;
  /** What is stored of the input. Store no personal data that `fields` can stand for. */
  wanted(input: Input): Wanted;
  /** The fields that make a record the one that was sent; stored as a keyed hash. */
  fields?(input: Input): Fields;
  /** What it is about: writes about one subject run one after another. */
  subject(about: Subject<Wanted>): readonly string[];
  /** For the trail: what is meant to be done, as far as it is known. */
  intended(wanted: Wanted, before?: Before): Detail;
  /** Reads what is there before sending, one for each write. A problem means that it forbids the write: nothing is sent. */
  note(writes: readonly Subject<Wanted>[], call: Call): Promise<readonly (Before | ProblemError)[]>;
  /** The calls to Keepnet in order. None is ever repeated. */
  readonly steps: readonly Step<Input, Wanted, Before>[];
  /** Compares what is there now with what was wanted and what was there before, one for each write. */
  prove(writes: readonly Write<Wanted, Before>[], call: Call): Promise<readonly Proof[]>;
  /** Whether a company has the record that a create made. */
  isIn?(companyId: string, target: string, id: string, call: Call): Promise<boolean>;
  /** The fields that Keepnet's validation messages speak of. */
  fieldErrors(messages: readonly string[]): FieldError[];
}

/** A command of which each call to Keepnet settles one. */
interface SingleCommand<Input, Wanted, Before>
  extends Omit<Command<Input, Wanted, Before>, 'batchSize' | 'note' | 'steps' | 'prove'> {
  /** @throws {ProblemError} where what is there forbids the write */
  note(about: Subject<Wanted>, call: Call): Promise<Before>;
  readonly steps: readonly ((
    write: Sendable<Input, Wanted, Before>,
    reading: Call,
  ) => ReturnType<Step<Input, Wanted, Before>>)[];
  prove(write: Write<Wanted, Before>, call: Call): Promise<Proof>;
}

function asValue(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  throw error;
}

/** Makes a command that is sent one by one. */
export function singleCommand<Input, Wanted, Before>({
  note,
  steps,
  prove,
  ...rest
}: SingleCommand<Input, Wanted, Before>): Command<Input, Wanted, Before> {
  return {
    ...rest,
    batchSize: 1,
    note: (writes, call) => Promise.all(writes.map((write) => note(write, call).catch(asValue))),
    steps: steps.map(
      (step) =>
        async ([write], reading) =>
          write && step(write, reading),
    ),
    prove: (writes, call) => Promise.all(writes.map((write) => prove(write, call))),
  };
}
