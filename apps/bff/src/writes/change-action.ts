import type { FieldError, MemberLists } from '@reseller-console/contract';
import type { Call } from '@reseller-console/keepnet';
import type * as z from 'zod';

/** What reading the subject of a change again says about it. */
export interface Verdict {
  /** `done`: what was wanted is there. `untouched`: it is as it was before. `partial`: neither. */
  standing: 'done' | 'untouched' | 'partial';
  /** What is really there, as the answer of a change that Keepnet says it made. */
  answer: Record<string, unknown>;
  /** The members, for the problem of a change that failed. */
  members: MemberLists;
  /** For the audit trail: what was really changed. */
  detail: Record<string, unknown>;
}

/** A change that is under way: what is wanted, and what was there before anything was sent. */
export interface Change<Wanted, State> {
  wanted: Wanted;
  before: State;
}

/** One call to Keepnet that changes something. */
type Sending = (call: Call) => Promise<void>;

type Step<Wanted, State> = (
  change: Change<Wanted, State>,
  reading: Call,
) => Sending | undefined | Promise<Sending | undefined>;

/**
 * What a new kind of change declares; the rest of a truthful write is the same for all (`createWrites`). What is wanted is kept
 * with the write, so that any replica can say after a crash what came of it.
 */
export interface ChangeAction<Wanted, State> {
  /** Noun and verb as the audit trail shows them. */
  readonly name: string;
  /** The shapes of what is kept. */
  readonly wanted: z.ZodType<Wanted>;
  readonly state: z.ZodType<State>;
  /** What it is about, whichever action: changes of one subject are made one after another. */
  subject(wanted: Wanted): string;
  /** For the audit trail: what is meant to be done, as far as it is known. */
  intended(wanted: Wanted, before?: State): Record<string, unknown>;
  /** Reads the subject afresh and whole. */
  read(wanted: Wanted, call: Call): Promise<State>;
  /** @throws {ProblemError} where what is there forbids the change; nothing is sent then */
  check(change: Change<Wanted, State>): void;
  /**
   * The calls to Keepnet in order, none of which is ever repeated. Each step answers its call, or undefined where nothing is left
   * to be done; one that has to know what the earlier ones did reads that first.
   */
  readonly steps: readonly Step<Wanted, State>[];
  /** Compares what is there now with what was wanted and with what was there before. */
  judge(change: Change<Wanted, State>, actual: State): Verdict;
  /** The field that one of Keepnet's validation messages speaks of. */
  fieldErrors(messages: readonly string[]): FieldError[];
}
