import type { Kysely } from 'kysely';
import { ConfigError } from '../platform/config-error.ts';
import { grantRights } from './grants.ts';
import type { DatabaseKind, Migration } from './migration.ts';
import { inTurn } from './migration-lock.ts';
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
import { jobs } from './migrations/0011-jobs.ts';
import { imports } from './migrations/0012-imports.ts';
import { licenceDaysByCompany } from './migrations/0013-licence-days-by-company.ts';
import { trialCompany } from './migrations/0014-trial-company.ts';
import { exportProgress } from './migrations/0015-export-progress.ts';
import { jobCounts } from './migrations/0016-job-counts.ts';
import { views } from './migrations/0017-views.ts';
import { exportProgressLease } from './migrations/0018-export-progress-lease.ts';
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
  jobs,
  imports,
  licenceDaysByCompany,
  trialCompany,
  exportProgress,
  jobCounts,
  views,
  exportProgressLease,
];

/** Names of the steps that were applied. Creates the table only if it is missing, since not every role may. */
async function appliedTo(connection: Kysely<Schema>): Promise<Set<string>> {
  const read = () => connection.selectFrom('schema_migrations').select('name').execute();
  const rows = await read().catch(async () => {
    await connection.schema
      .createTable('schema_migrations')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('applied_at', 'bigint', (column) => column.notNull())
      .execute();
    return read();
  });
  return new Set(rows.map(({ name }) => name));
}

async function applyPending(connection: Kysely<Schema>, kind: DatabaseKind): Promise<void> {
  const applied = await appliedTo(connection);
  if (!applied.isSubsetOf(new Set(migrations.map(({ name }) => name)))) {
    throw new ConfigError('DATABASE_URL or DATA_DIR holds a database of a newer version of the console');
  }
  for (const migration of migrations.filter(({ name }) => !applied.has(name))) {
    await connection.transaction().execute(async (transaction) => {
      await migration.up(transaction.schema, kind, transaction);
      await transaction
        .insertInto('schema_migrations')
        .values({ name: migration.name, applied_at: Date.now() })
        .execute();
    });
  }
}

/** Milliseconds to wait for another process that migrates or holds a lock on a table. */
const patienceMs = 60_000;

export interface MigrateOptions {
  /** The program's Postgres role, if it is not the owner. */
  program?: string | undefined;
  /** Milliseconds to wait for other processes. */
  waitMs?: number;
}

/**
 * Migrates the schema, each step in its own transaction: a crash leaves only complete steps. Replicas that start together migrate one
 * after another.
 * @throws {ConfigError} a newer version wrote the database, or another process keeps it locked
 */
export async function migrate(
  kysely: Kysely<Schema>,
  kind: DatabaseKind,
  { program, waitMs = patienceMs }: MigrateOptions = {},
): Promise<void> {
  await kysely.connection().execute(async (connection) => {
    if (kind === 'sqlite') return applyPending(connection, kind);
    await inTurn(connection, waitMs, async () => {
      await applyPending(connection, kind);
      if (program !== undefined) await grantRights(connection, program);
    });
  });
}
