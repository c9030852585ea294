import { Kysely, sql, type Transaction } from 'kysely';
import { ConfigError } from '../config.ts';
import { type DatabaseKind, migrate } from './migrate.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { besideSqliteDialect, sqliteDialect } from './sqlite.ts';

export interface Database {
  readonly kysely: Kysely<Schema>;
  readonly kind: DatabaseKind;
  /** Resolves when the database answers. */
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

function unreachable(name: string, error: unknown): ConfigError {
  // The text of the cause may hold the address with its password; the code never does.
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  return new ConfigError(`${name} names a database that cannot be used (${code})`);
}

const ask = async (kysely: Kysely<Schema>): Promise<void> => {
  await sql`select 1`.execute(kysely);
};

const asOf = (kysely: Kysely<Schema>, kind: DatabaseKind): Database => ({
  kysely,
  kind,
  ping: () => ask(kysely),
  transaction: (work) => kysely.transaction().execute(work),
  close: () => kysely.destroy(),
});

/** Lets the owner bring the schema up to date, and give the role of the program its rights. */
async function migrateAsOwner(program: Kysely<Schema>, ownerUrl: string): Promise<void> {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(program);
  const owner = new Kysely<Schema>({ dialect: postgresDialect(ownerUrl) });
  try {
    await ask(owner).catch((error: unknown) => {
      throw unreachable('MIGRATION_DATABASE_URL', error);
    });
    await migrate(owner, 'postgres', { program: rows[0]?.role });
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
    await ask(kysely).catch((error: unknown) => {
      throw kind === 'postgres' ? unreachable('DATABASE_URL', error) : error;
    });
    await (ownerUrl === undefined ? migrate(kysely, kind) : migrateAsOwner(kysely, ownerUrl));
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
export async function openBeside(
  { url, dataDir }: DatabaseOptions,
  access: 'read' | 'write',
): Promise<Database> {
  const dialect =
    url === undefined ? besideSqliteDialect(dataDir, { readOnly: access === 'read' }) : postgresDialect(url);
  const kysely = new Kysely<Schema>({ dialect });
  try {
    await kysely.selectFrom('audit_head').select('id').execute();
  } catch (error) {
    await kysely.destroy();
    throw url === undefined ? error : unreachable('DATABASE_URL', error);
  }
  return asOf(kysely, url === undefined ? 'sqlite' : 'postgres');
}
