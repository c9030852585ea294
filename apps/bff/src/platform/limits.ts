import { type QueryExecutorProvider, sql } from 'kysely';
import type { Person } from './person.ts';
import { ProblemError } from './problem.ts';

/** A rate limit: a burst, and then so many a second. */
interface Rate {
  perSecond: number;
  burst: number;
}

export interface Limits {
  /** Concurrent reads of one person, counted in this process. */
  reads: number;
  /** Writes and exports, counted over all replicas. */
  changes: Rate;
}

/** Far above what people do by hand; they stop a page that runs wild. */
const defaultLimits: Limits = {
  reads: 128,
  changes: { perSecond: 20, burst: 400 },
};

/** Milliseconds by which the clocks of replicas may differ. A later time was written by a wrong clock. */
const clocksDifferMs = 60_000;

/**
 * Limits each person. Reads are limited by how many run at once: a fast reader is never refused, and colleagues wait for a limited number
 * only. Changes use the generic cell rate algorithm: one number for each person, the time at which their budget is full again, at most one
 * full burst ahead of now.
 */
export function createLimits(
  executor: QueryExecutorProvider,
  now: () => number,
  limits: Limits = defaultLimits,
) {
  const { perSecond, burst } = limits.changes;
  const stepMs = Math.ceil(1000 / perSecond);
  const windowMs = burst * stepMs;
  const reading = new Map<string, number>();

  const refuse = (retryAfter: number): never => {
    throw new ProblemError('rate_limited', { retryAfter });
  };

  /** One statement: two replicas cannot both take the last place. */
  async function takeChange({ id }: Person): Promise<void> {
    const at = now();
    const latest = at + windowMs + clocksDifferMs;
    const { rows } = await sql`
      insert into person_rates (person_id, kind, spent_until) values (${id}, 'changes', ${at + stepMs})
      on conflict (person_id, kind) do update set spent_until = ${stepMs} +
        case when person_rates.spent_until between ${at} and ${latest} then person_rates.spent_until else ${at} end
      where person_rates.spent_until not between ${at + windowMs - stepMs + 1} and ${latest}
      returning spent_until`.execute(executor);
    if (rows.length > 0) return;
    const spent = await sql<{ spent_until: number }>`
      select spent_until from person_rates where person_id = ${id} and kind = 'changes'`.execute(executor);
    const spentUntil = spent.rows[0]?.spent_until ?? at;
    refuse(Math.max(1, Math.ceil((spentUntil + stepMs - windowMs - now()) / 1000)));
  }

  return {
    /** Begins a read. Call the returned function when it ends. @throws {ProblemError} `rate_limited` */
    beginRead({ id }: Person): () => void {
      const underWay = reading.get(id) ?? 0;
      if (underWay >= limits.reads) refuse(1);
      reading.set(id, underWay + 1);
      return () => {
        const left = (reading.get(id) ?? 1) - 1;
        if (left > 0) reading.set(id, left);
        else reading.delete(id);
      };
    },

    /** Counts a change or an export. @throws {ProblemError} `rate_limited`, with the seconds until the next one is allowed */
    takeChange,
  };
}

export type PersonLimits = ReturnType<typeof createLimits>;
