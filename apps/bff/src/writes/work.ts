import type { KeepnetError } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import type { WriteRow } from '../db/schema.ts';
import type { ProblemError } from '../http/problem.ts';
import { companyWriteProblem, resellerProblem } from '../upstream/problem.ts';
import type { Fields } from './action.ts';
import type { LookOptions } from './look.ts';
import type { Settlement, WriteStore } from './store.ts';

export interface WriteTimes {
  /** Deadline of the upstream call in milliseconds. */
  sendMs: number;
  /** The looks after a lost answer. */
  look: LookOptions;
  /** How long a write waits for another one about the same subject to end (10 000). */
  queueMs?: number;
}

/** What every kind of write works with. */
export interface WorkTools {
  store: WriteStore;
  times: WriteTimes;
  log: Logger;
  hashFields: (fields: Fields) => string;
}

/** What settles a write whose answer was lost: it looks, and never sends. */
export interface Reconciler {
  readonly name: string;
  reconcile(row: WriteRow): Promise<Settlement>;
}

/** One kind of write, as the one path runs it. */
export interface Work extends Reconciler {
  /** The longest that `before` and `send` may take in milliseconds; the looks after a lost answer come on top. */
  readonly longestMs: number;
  /**
   * Reads what is there; it is kept with the write before anything is sent.
   * @throws {ProblemError} where what is there forbids the write
   * @throws {KeepnetError} where it cannot be read
   */
  before(row: WriteRow): Promise<unknown>;
  /** Sends it, and says what came of it whatever happens. */
  send(row: WriteRow): Promise<Settlement>;
}

/** What a failed upstream call of a write is answered with. */
export const problemOf = (row: WriteRow, error: KeepnetError): ProblemError =>
  row.company_id === null ? resellerProblem(error) : companyWriteProblem(error);

/** Logs that a look could not be made; the write stays unknown. */
export function cannotLook(log: Logger, row: WriteRow, error: unknown): void {
  log.warn({ writeId: row.id, error: error instanceof Error ? error.name : 'unknown' }, 'cannot look yet');
}
