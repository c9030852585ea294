import { randomUUID } from 'node:crypto';
import { type QueryExecutorProvider, type RawBuilder, type SqlBool, sql } from 'kysely';

/** Milliseconds without a heartbeat after which a process counts as dead. */
const aliveMs = 15_000;
const beatMs = 5_000;
/** Milliseconds that the row of a dead process is kept. */
const keptMs = 86_400_000;

/** The lease columns of a row. Holder and end together identify a lease. */
interface Lease {
  holder: string;
  /** Milliseconds since the epoch. After this another process may take over, even if the holder is alive. */
  lease_until: number;
}

/**
 * Leases ensure that exactly one process works on a row, and that another can take over when it dies. Each process writes a heartbeat to
 * the table `replicas` every 5 seconds. A lease ends at its time, or 15 seconds after its holder's last heartbeat. Tables with leases have
 * the columns `holder` and `lease_until`.
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
     * Starts the heartbeat. Take leases only after this.
     * @param alone whether no other process can use the database, so every other holder is dead
     */
    async start(alone: boolean): Promise<void> {
      const gone = alone ? Number.MAX_SAFE_INTEGER : now() - keptMs;
      await sql`delete from replicas where alive_until < ${gone}`.execute(executor);
      await beat();
      // If a heartbeat fails, the next one makes up for it.
      beating = setInterval(() => beat().catch(() => undefined), beatMs);
    },

    /** Ends every lease of this process. */
    async stop(): Promise<void> {
      clearInterval(beating);
      await sql`delete from replicas where id = ${holder}`.execute(executor);
    },

    /** A lease for this process of at most `ms` milliseconds. */
    take: (ms: number): Lease => ({ holder, lease_until: now() + ms }),

    /**
     * SQL condition: no process is working on a row of `table`. Rows without a holder are judged by time alone. This process counts itself
     * as alive, whatever its clock did.
     */
    isFree(table: string): RawBuilder<SqlBool> {
      const [of, until] = [sql.ref(`${table}.holder`), sql.ref(`${table}.lease_until`)];
      return sql<SqlBool>`(${until} <= ${now()} or (${of} is not null and ${of} <> ${holder} and not exists
        (select 1 from replicas where replicas.id = ${of} and replicas.alive_until > ${now()})))`;
    },
  };
}

export type Leases = ReturnType<typeof createLeases>;
