import { type Kysely, sql } from 'kysely';
import { ConfigError } from '../config.ts';
import { grantRights } from './grants.ts';
import type { DatabaseKind, Migration } from './migration.ts';
import { sessions } from './migrations/0001-sessions.ts';
import { preferences } from './migrations/0002-preferences.ts';
import { auditEvents } from './migrations/0003-audit-events.ts';
import { writes } from './migrations/0004-writes.ts';
import { sessionAccess } from './migrations/0005-session-access.ts';
import { limits } from './migrations/0006-limits.ts';
import { storage } from './migrations/0007-storage.ts';
import { scopeProof } from './migrations/0008-scope-proof.ts';
import { openExports } from './migrations/0009-open-exports.ts';
import { leases } from './migrations/0010-leases.ts';
import type { Schema } from './schema.ts';

const migrations: readonly Migration[] = [
  sessions,
  preferences,
  auditEvents,
  writes,
  sessionAccess,
  limits,
  storage,
  scopeProof,
  openExports,
  leases,
];

type Applied = { schema_migrations: { name: string; applied_at: number } };

// Any number does, as long as every version of the console uses the same one.
const advisoryLock = sql.lit(7_263_451_118);

/** Names of the steps that are done. Makes the table only where it is missing, since not every role may. */
async function appliedTo(connection: Kysely<Schema & Applied>): Promise<{ name: string }[]> {
  const read = () => connection.selectFrom('schema_migrations').select('name').execute();
  return read().catch(async () => {
    await connection.schema
      .createTable('schema_migrations')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('applied_at', 'bigint', (column) => column.notNull())
      .execute();
    return read();
  });
}

async function applyPending(connection: Kysely<Schema & Applied>, kind: DatabaseKind): Promise<void> {
  const rows = await appliedTo(connection);
  const applied = new Set(rows.map((row) => row.name));
  const pending = migrations.filter((migration) => !applied.delete(migration.name));
  if (applied.size > 0) {
    throw new ConfigError('DATABASE_URL or DATA_DIR holds a database of a newer version of the console');
  }
  for (const migration of pending) {
    await connection.transaction().execute(async (transaction) => {
      await migration.up(transaction.schema, kind, transaction);
      await transaction
        .insertInto('schema_migrations')
        .values({ name: migration.name, applied_at: Date.now() })
        .execute();
    });
  }
}

/** Milliseconds to wait for another process that migrates, or for a table that it has locked. */
const patienceMs = 60_000;

// SQLSTATE lock_not_available.
const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '55P03';

/** Does `work` while no other process migrates the same Postgres. */
async function inTurn(connection: Kysely<Schema>, waitMs: number, work: () => Promise<void>): Promise<void> {
  // Waiting for the turn, or building an index, may take longer than any ordinary query.
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

export interface MigrateOptions {
  /** The role of Postgres that the program works as, where that is not the owner who migrates. */
  program?: string | undefined;
  /** Milliseconds to wait for other processes. */
  waitMs?: number;
}

/**
 * Brings the schema up to date, each step in a transaction of its own, so that a crash leaves whole steps only. Replicas that start
 * together on one Postgres take turns.
 * @throws {ConfigError} the database was written by a newer version, or another process keeps it locked
 */
export async function migrate(
  kysely: Kysely<Schema>,
  kind: DatabaseKind,
  { program, waitMs = patienceMs }: MigrateOptions = {},
): Promise<void> {
  await kysely
    .withTables<Applied>()
    .connection()
    .execute(async (connection) => {
      if (kind === 'sqlite') return applyPending(connection, kind);
      await inTurn(connection, waitMs, async () => {
        await applyPending(connection, kind);
        if (program !== undefined) await grantRights(connection, program);
      });
    });
}
