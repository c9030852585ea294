import { Kysely, sql, type Transaction } from 'kysely';
import { ConfigError } from '../platform/config-error.ts';
import { outageOf } from '../platform/outage.ts';
import { migrate } from './migrate.ts';
import type { DatabaseKind } from './migration.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { existingSqliteDialect, sqliteDialect } from './sqlite.ts';
import { databaseFault } from './start-fault.ts';

export interface Database {
  readonly kysely: Kysely<Schema>;
  readonly kind: DatabaseKind;
  /** Resolves when the database has committed a write. @throws {StorageUnavailable} */
  ping(): Promise<void>;
  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. Await only queries of the given transaction in
   * it: on SQLite all other queries wait for it, and waiting for one of them is a deadlock.
   */
  transaction<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Where the data is: Postgres at `url`, or SQLite in `dataDir` if there is no `url`. */
export interface DatabaseOptions {
  url: string | undefined;
  /** The schema's owner, if that is not the program's own role. */
  ownerUrl?: string | undefined;
  dataDir: string;
}

// SQLSTATE insufficient_privilege, and invalid_schema_name: the role may use no schema of its search path.
const withoutRights: ReadonlySet<unknown> = new Set(['42501', '3F000']);

const missingRight = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && withoutRights.has(error.code) ? error.code : undefined;

/** Reports an outage at start as a bad value of the variable that names the database. */
async function opening(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const right = missingRight(error);
    if (right !== undefined) {
      throw new ConfigError(
        `${name} names a role that may not create or change the tables of the console: make it the owner of the database, or name the owner in MIGRATION_DATABASE_URL (${right})`,
      );
    }
    throw outageOf(error) === undefined ? error : databaseFault(name, error);
  }
}

/** Overwrites one small row, which lets neither the table nor the log grow. */
async function write(kysely: Kysely<Schema>): Promise<void> {
  const row = { id: 1, written_at: Date.now() } as const;
  await kysely
    .insertInto('readiness')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ written_at: row.written_at }))
    .execute();
}

const asOf = (kysely: Kysely<Schema>, kind: DatabaseKind): Database => ({
  kysely,
  kind,
  ping: () => write(kysely),
  transaction: (work) => kysely.transaction().execute(work),
  close: () => kysely.destroy(),
});

/**
 * Migrates over a separate connection without a statement timeout. If there is an owner, runs as the owner and then grants the program's
 * role its rights.
 */
async function migratePostgres(program: Kysely<Schema>, url: string, ownerUrl: string | undefined) {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(program);
  const owner = new Kysely<Schema>({ dialect: postgresDialect(ownerUrl ?? url, null) });
  const migrated = { program: ownerUrl === undefined ? undefined : rows[0]?.role };
  try {
    await opening(ownerUrl === undefined ? 'DATABASE_URL' : 'MIGRATION_DATABASE_URL', () =>
      migrate(owner, 'postgres', migrated),
    );
  } finally {
    await owner.destroy();
  }
}

/** Opens the database and migrates it. @throws {ConfigError} one line that says what is wrong with the variable */
export async function openDatabase({ url, ownerUrl, dataDir }: DatabaseOptions): Promise<Database> {
  const kind: DatabaseKind = url === undefined ? 'sqlite' : 'postgres';
  const dialect = url === undefined ? sqliteDialect(dataDir) : postgresDialect(url);
  const kysely = new Kysely<Schema>({ dialect });
  try {
    await opening(url === undefined ? 'DATA_DIR' : 'DATABASE_URL', () =>
      url === undefined ? migrate(kysely, kind) : migratePostgres(kysely, url, ownerUrl),
    );
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return asOf(kysely, kind);
}

/**
 * Opens the database for a command, without migrating it, also while the console runs.
 * @param access on SQLite, `read` opens it read-only
 * @throws {ConfigError} there is none, or it cannot be used
 */
export async function openExistingDatabase(
  { url, dataDir }: DatabaseOptions,
  access: 'read' | 'write',
): Promise<Database> {
  const dialect =
    url === undefined
      ? existingSqliteDialect(dataDir, { readOnly: access === 'read' })
      : postgresDialect(url);
  const kysely = new Kysely<Schema>({ dialect });
  try {
    await kysely.selectFrom('audit_head').select('id').execute();
  } catch (error) {
    await kysely.destroy();
    throw url === undefined ? error : databaseFault('DATABASE_URL', error);
  }
  return asOf(kysely, url === undefined ? 'sqlite' : 'postgres');
}
