import { Kysely, sql, type Transaction } from 'kysely';
import { ConfigError } from '../config.ts';
import { type DatabaseKind, migrate } from './migrate.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

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

function unreachable(error: unknown): ConfigError {
  // The text of the cause may hold the address with its password; the code never does.
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  return new ConfigError(`DATABASE_URL names a database that cannot be used (${code})`);
}

/**
 * Opens the database, its schema up to date: Postgres at `url`, or SQLite in `dataDir` where there is no `url`.
 * @throws {ConfigError} one line that says what is wrong with the variable
 */
export async function openDatabase(options: { url: string | undefined; dataDir: string }): Promise<Database> {
  const kind: DatabaseKind = options.url === undefined ? 'sqlite' : 'postgres';
  const dialect = options.url === undefined ? sqliteDialect(options.dataDir) : postgresDialect(options.url);
  const kysely = new Kysely<Schema>({ dialect });
  const ping = async (): Promise<void> => {
    await sql`select 1`.execute(kysely);
  };
  try {
    await ping().catch((error: unknown) => {
      throw kind === 'postgres' ? unreachable(error) : error;
    });
    await migrate(kysely, kind);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return {
    kysely,
    kind,
    ping,
    transaction: (work) => kysely.transaction().execute(work),
    close: () => kysely.destroy(),
  };
}
