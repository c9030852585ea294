import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { KeptRights } from '../auth/kept-rights.ts';
import type { Database } from '../db/database.ts';
import type { JobRow } from '../db/schema.ts';
import type { Kinds } from './kinds.ts';
import type { Planner } from './planner.ts';
import type { JobRows } from './rows.ts';
import type { Runner } from './runner.ts';
import { starterOf, type Transitions } from './transitions.ts';

/** Plans that one process works on at once: at four companies and four calls each, half of its places at Keepnet. */
const maxAtOnce = 2;
/** Milliseconds between rounds of tidying up. */
const tidyMs = 60_000;
/** Milliseconds between attempts to give a plan back. */
const giveBackAgainMs = 1_000;

interface Parts {
  database: Database;
  rows: JobRows;
  kinds: Kinds;
  planner: Planner;
  runner: Runner;
  transitions: Transitions;
  rights: Pick<KeptRights, 'sessionSince' | 'forget'>;
  keepTidy: () => Promise<void>;
  log: Logger;
  now: () => number;
}

/** Finds plans that have something to be done and works on them: any replica on any plan, one at a time on each. */
export function createEngine(parts: Parts) {
  const { database, rows, kinds, planner, runner, transitions, rights, keepTidy, log, now } = parts;
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();
  let tidiedAt = Number.NEGATIVE_INFINITY;

  /** Gives a plan back as soon as the database accepts it. Until then no other process can continue it. */
  async function giveBack(row: JobRow): Promise<void> {
    while (!closing.signal.aborted) {
      const isBack = await rows.release(row).then(
        () => true,
        () => false,
      );
      if (isBack) return;
      await delay(giveBackAgainMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  async function work(row: JobRow): Promise<void> {
    try {
      const kind = kinds.of(row.kind);
      await (row.state === 'planning' ? planner(row, kind) : runner(row, kind, closing.signal));
    } catch (error) {
      log.error({ jobId: row.id, error: error instanceof Error ? error.name : 'unknown' }, 'a plan failed');
      await giveBack(row);
    }
  }

  /** Goes on with plans whose starter had to sign in again, and has. */
  async function resumeSignedIn(): Promise<void> {
    const paused = await database.kysely
      .selectFrom('jobs')
      .selectAll()
      .where('state', '=', 'paused')
      .where('pause_reason', '=', 'sign_in_again')
      .where('cancelling', '=', 0)
      .execute();
    for (const row of paused) {
      const person = starterOf(row);
      const session = await rights.sessionSince(person.id, row.touched_at);
      if (session === undefined) continue;
      await transitions.resume(row.id, session, { person, requestId: row.request_id });
    }
  }

  return {
    /** One round: takes up what has something to be done, as far as this process has room for it. */
    async work(): Promise<void> {
      await resumeSignedIn();
      while (underWay.size < maxAtOnce && !closing.signal.aborted) {
        const row = await rows.claim(kinds.names);
        if (row === undefined) break;
        const running = work(row).finally(() => underWay.delete(running));
        underWay.add(running);
      }
      if (now() - tidiedAt < tidyMs) return;
      tidiedAt = now();
      await keepTidy();
      await rights.forget();
    },

    /** Takes up nothing more, and resolves when what was sent is settled and every plan is given back. */
    async settled(): Promise<void> {
      closing.abort();
      await Promise.allSettled(underWay);
    },
  };
}
