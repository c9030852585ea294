import { type Kysely, sql } from 'kysely';
import { ConfigError } from '../platform/config-error.ts';
import type { Schema } from './schema.ts';

// Any number, but the same in every version of the console.
const advisoryLock = sql.lit(7_263_451_118);

// SQLSTATE lock_not_available.
const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '55P03';

/**
 * Runs `work` while no other process, of any version, migrates the same Postgres.
 * @param waitMs milliseconds to wait for the lock, and in `work` for a table that another process has locked
 * @throws {ConfigError} the lock could not be had in time
 */
export async function inTurn(
  connection: Kysely<Schema>,
  waitMs: number,
  work: () => Promise<void>,
): Promise<void> {
  // Waiting for the lock, or building an index, may take longer than an ordinary query.
  await sql`set statement_timeout = 0`.execute(connection);
  await sql`set lock_timeout = ${sql.lit(waitMs)}`.execute(connection);
  try {
    await sql`select pg_advisory_lock(${advisoryLock})`.execute(connection);
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${advisoryLock})`.execute(connection);
    }
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    throw new ConfigError(
      `DATABASE_URL names a database that another process has kept locked for ${waitMs / 1000} seconds: a replica that migrates, or one that hangs`,
    );
  } finally {
    await sql`reset statement_timeout`.execute(connection);
    await sql`reset lock_timeout`.execute(connection);
  }
}
