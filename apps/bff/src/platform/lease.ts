import { randomUUID } from 'node:crypto';
import { type QueryExecutorProvider, type RawBuilder, type SqlBool, sql } from 'kysely';

/** Milliseconds after its last sign of life at which a process counts as gone. */
const aliveMs = 15_000;
const beatMs = 5_000;
/** Milliseconds for which the row of a process that is gone is kept. */
const keptMs = 86_400_000;

/** What a row stores of the process that works on it. A holder and an end together name one lease and no other. */
interface Lease {
  holder: string;
  /** Milliseconds since the epoch. Past this another process may take over, even while the holder is alive. */
  lease_until: number;
}

/**
 * Leases say which process works on a row, so that exactly one does and another can take over from one that is gone. Each process
 * gives a sign of life every 5 seconds in the table `replicas`; a lease ends with its time, or 15 seconds after the last sign of its
 * holder. Tables with leases have the columns `holder` and `lease_until`.
 */
export function createLeases(executor: QueryExecutorProvider, now: () => number) {
  const holder = randomUUID();
  let beating: NodeJS.Timeout | undefined;

  const beat = async (): Promise<void> => {
    const until = now() + aliveMs;
    await sql`insert into replicas (id, alive_until) values (${holder}, ${until})
      on conflict (id) do update set alive_until = ${until}`.execute(executor);
  };

  return {
    /**
     * Begins to give signs of life. Takes leases only after this.
     * @param alone whether no other process can use the database, which means that every other holder is gone
     */
    async start(alone: boolean): Promise<void> {
      const gone = alone ? Number.MAX_SAFE_INTEGER : now() - keptMs;
      await sql`delete from replicas where alive_until < ${gone}`.execute(executor);
      await beat();
      // A beat that fails is made up for by the next one.
      beating = setInterval(() => beat().catch(() => undefined), beatMs);
    },

    /** Ends every lease of this process. */
    async stop(): Promise<void> {
      clearInterval(beating);
      await sql`delete from replicas where id = ${holder}`.execute(executor);
    },

    /** A lease of this process for at most `ms` milliseconds. */
    take: (ms: number): Lease => ({ holder, lease_until: now() + ms }),

    /**
     * The condition that no process works on a row of `table`. Rows without a holder go by time alone. This process knows that it is
     * alive, whatever its clock did.
     */
    isFree(table: string): RawBuilder<SqlBool> {
      const [of, until] = [sql.ref(`${table}.holder`), sql.ref(`${table}.lease_until`)];
      return sql<SqlBool>`(${until} <= ${now()} or (${of} is not null and ${of} <> ${holder} and not exists
        (select 1 from replicas where replicas.id = ${of} and replicas.alive_until > ${now()})))`;
    },
  };
}

export type Leases = ReturnType<typeof createLeases>;
