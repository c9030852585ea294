import { Kysely, sql, type Transaction } from 'kysely';
import { ConfigError } from '../platform/config-error.ts';
import { outageOf } from '../platform/outage.ts';
import { migrate } from './migrate.ts';
import type { DatabaseKind } from './migration.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { existingSqliteDialect, sqliteDialect } from './sqlite.ts';

export interface Database {
  readonly kysely: Kysely<Schema>;
  readonly kind: DatabaseKind;
  /** Resolves when the database has committed a write. @throws {StorageUnavailable} */
  ping(): Promise<void>;
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. Await nothing in it but queries of the
   * transaction it is given: on SQLite every other query waits meanwhile, for good if `work` waits for one of them.
   */
  transaction<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Where the data is: Postgres at `url`, or SQLite in `dataDir` where there is no `url`. */
export interface DatabaseOptions {
  url: string | undefined;
  /** Postgres as the owner of the schema, where that is another role than the program's. */
  ownerUrl?: string | undefined;
  dataDir: string;
}

function unusable(name: string, error: unknown): ConfigError {
  // The text of the cause may hold the address with its password; the code never does.
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  return new ConfigError(`${name} names a database that cannot be used (${code})`);
}

/** Opens something at a start, where an outage is a matter of the variable that names the database. */
async function opening(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw outageOf(error) === undefined ? error : unusable(name, error);
  }
}

/** Writes one small row over itself, which bloats neither the table nor the log of the database. */
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
 * Brings the schema up to date over a connection of its own, on which a statement may take its time; as the owner where there is one,
 * who then gives the role of the program its rights.
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

/**
 * Opens the database, its schema up to date.
 * @throws {ConfigError} one line that says what is wrong with the variable
 */
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
 * Opens the database of a console as it is for a command, also while the program runs.
 * @param access on SQLite, `read` keeps the command from changing anything
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
    throw url === undefined ? error : unusable('DATABASE_URL', error);
  }
  return asOf(kysely, url === undefined ? 'sqlite' : 'postgres');
}
