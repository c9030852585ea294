import type { AuditAction, FieldError, ProblemCode } from '@reseller-console/contract';
import type { Call } from '@reseller-console/keepnet';
import type * as z from 'zod';
import type { Proof as ScopeProof } from '../companies/scope.ts';
import { ProblemError, type ProblemOptions } from '../platform/problem.ts';

/** Facts for the audit trail, without secrets. */
export type Detail = Readonly<Record<string, unknown>>;

/** Values to compare, normalized where Keepnet may change white space, case or Unicode form. */
export type Fields = Readonly<Record<string, string>>;

/** What a command is about. `companyId` is null at reseller level. */
export interface Subject<Wanted> {
  companyId: string | null;
  /** Its name in the trail, and what a create is looked up by: an e-mail address or a name. */
  target: string;
  wanted: Wanted;
}

/** A write as its proof needs it. All of it is stored, so any replica can prove it after a crash. */
export interface Write<Wanted, Before> extends Subject<Wanted> {
  /** What was there before sending. */
  before: Before;
  /** Whether a record has the fields that were sent; only a keyed hash of them is stored. */
  matches(fields: Fields): boolean;
  /** Which of these records were made by other writes of this console. */
  madeByOthers(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A write while this process sends it. Its input exists only here. */
interface Sendable<Input, Wanted, Before> extends Write<Wanted, Before> {
  input: Input;
}

/** What reading Keepnet again says about a write. */
export interface Proof {
  /** `done`: the wanted state is there. `untouched`: nothing changed. `partial`: neither. `unclear`: it may have been done. */
  state: 'done' | 'untouched' | 'partial' | 'unclear';
  /** What is there now, for the answer to the caller. */
  answer: object;
  /** The record that a create made. */
  resourceId?: string;
  /** For the trail: what changed. */
  detail: Detail;
  /** For the caller if the write did not succeed. */
  facts: Pick<ProblemOptions, 'candidates' | 'members'>;
  /** The step whose answer was lost took effect, so the next one may be sent. */
  mayGoOn?: boolean;
}

/** One call that changes data at Keepnet. A create returns the `id` of its record and needs no further proof. */
type Sending = (call: Call) => Promise<unknown>;

/**
 * Prepares one call for all writes of a batch; undefined if nothing is left to do. A step that depends on the result of earlier ones reads
 * it first.
 */
type Step<Input, Wanted, Before> = (
  writes: readonly Sendable<Input, Wanted, Before>[],
  reading: Call,
) => Sending | undefined | Promise<Sending | undefined>;

/**
 * What is specific to one kind of write. `commands.ts` does the rest for all: intent, idempotency, one write per subject at a time,
 * sending once, judging the answer, proof after a lost answer, recovery after a crash.
 */
export interface Command<Input, Wanted, Before> {
  /** Its name in the audit trail. */
  readonly action: AuditAction;
  /** The outcome of a success in the trail, which also decides between 201 and 200. */
  readonly success: 'created' | 'changed';
  /** The scope proofs that are enough for this command. After any other, the console checks where the first record landed. */
  readonly provenBy: readonly ScopeProof[];
  /** The problem code for a change that was made in part. */
  readonly partial?: ProblemCode;
  /** How many writes one call to Keepnet may settle (1 to 100). */
  readonly batchSize: number;
  /** Schemas of what is stored. */
  readonly shapes: { wanted: z.ZodType<Wanted>; before: z.ZodType<Before> };
  target(input: Input, call: Call): string | Promise<string>;
  /** The part of the input to store. Do not store personal data if a hash of `fields` is enough. */
  wanted(input: Input): Wanted;
  /** The fields by which the record is recognized; stored as a keyed hash. */
  fields?(input: Input): Fields;
  /** What the write is about. Writes about one subject run one after another. */
  subject(about: Subject<Wanted>): readonly string[];
  /** For the trail: what is to be done, as far as it is known. */
  intended(wanted: Wanted, before?: Before): Detail;
  /** Reads the state before sending, one result for each write. A problem refuses the write, and nothing is sent. */
  note(writes: readonly Subject<Wanted>[], call: Call): Promise<readonly (Before | ProblemError)[]>;
  /** The calls to Keepnet, in order. None is repeated. */
  readonly steps: readonly Step<Input, Wanted, Before>[];
  /** Compares the state now with what was wanted and what was there before, one result for each write. */
  prove(writes: readonly Write<Wanted, Before>[], call: Call): Promise<readonly Proof[]>;
  /** Whether a company has the record that a create made. */
  isIn?(companyId: string, target: string, id: string, call: Call): Promise<boolean>;
  /** The form fields that Keepnet's validation messages are about. */
  fieldErrors(messages: readonly string[]): FieldError[];
}

/** A command that sends one write per call. */
interface SingleCommand<Input, Wanted, Before>
  extends Omit<Command<Input, Wanted, Before>, 'batchSize' | 'note' | 'steps' | 'prove'> {
  /** @throws {ProblemError} the current state forbids the write */
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

/** Makes a command that sends its writes one by one. */
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
