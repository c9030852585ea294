import { sql } from 'kysely';
import type { Person } from '../auth/person.ts';
import type { Database } from '../db/database.ts';
import { ProblemError } from './problem.ts';

/** How often somebody may do something: so many at once, and then so many a second. */
export interface Rate {
  perSecond: number;
  burst: number;
}

export interface Limits {
  /** Counted in this process. */
  reads: Rate;
  /** Writes and the start of exports, counted over all replicas. */
  changes: Rate;
}

/** Far above what a person does by hand, and what a page that runs wild is stopped by. */
const defaultLimits: Limits = {
  reads: { perSecond: 100, burst: 1000 },
  changes: { perSecond: 20, burst: 400 },
};

/** Milliseconds by which the clocks of replicas may differ; what lies further ahead was left by a clock that was wrong. */
const clocksDifferMs = 60_000;
const mostKept = 10_000;

/**
 * Limits each person by the generic cell rate algorithm: one number for each, the time until which what was done is paid for. It
 * may run ahead of now by a full burst and no more.
 */
export function createLimits(database: Database, now: () => number, limits: Limits = defaultLimits) {
  const readsPaid = new Map<string, number>();

  const timesOf = ({ perSecond, burst }: Rate) => {
    const stepMs = Math.ceil(1000 / perSecond);
    return { stepMs, windowMs: burst * stepMs };
  };

  function refuse(spentUntil: number, rate: Rate): never {
    const { stepMs, windowMs } = timesOf(rate);
    const retryAfter = Math.max(1, Math.ceil((spentUntil + stepMs - windowMs - now()) / 1000));
    throw new ProblemError('rate_limited', { retryAfter });
  }

  function takeRead({ id }: Person): void {
    const { stepMs, windowMs } = timesOf(limits.reads);
    const at = now();
    const spent = Math.max(at, readsPaid.get(id) ?? at);
    if (spent + stepMs > at + windowMs) refuse(spent, limits.reads);
    if (readsPaid.size >= mostKept) readsPaid.clear();
    readsPaid.set(id, spent + stepMs);
  }

  /** One statement, so that replicas that ask at once cannot both take the last place. */
  async function takeChange({ id }: Person): Promise<void> {
    const { stepMs, windowMs } = timesOf(limits.changes);
    const at = now();
    const latest = at + windowMs + clocksDifferMs;
    const { rows } = await sql`
      insert into person_rates (person_id, kind, spent_until) values (${id}, 'changes', ${at + stepMs})
      on conflict (person_id, kind) do update set spent_until = ${stepMs} +
        case when person_rates.spent_until between ${at} and ${latest} then person_rates.spent_until else ${at} end
      where person_rates.spent_until not between ${at + windowMs - stepMs + 1} and ${latest}
      returning spent_until`.execute(database.kysely);
    if (rows.length > 0) return;
    const { spent_until } = await database.kysely
      .selectFrom('person_rates')
      .select('spent_until')
      .where('person_id', '=', id)
      .where('kind', '=', 'changes')
      .executeTakeFirstOrThrow();
    refuse(spent_until, limits.changes);
  }

  return {
    /** Counts one request of a person. @throws {ProblemError} `rate_limited`, with the seconds until there is room for one more */
    async take(person: Person, kind: keyof Limits): Promise<void> {
      if (kind === 'reads') takeRead(person);
      else await takeChange(person);
    },
  };
}

export type PersonLimits = ReturnType<typeof createLimits>;
