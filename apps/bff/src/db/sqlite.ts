import { closeSync, existsSync, fdatasync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { type Dialect, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { ConfigError } from '../platform/config-error.ts';
import { sqliteError } from './driver-errors.ts';
import { FlushingSqliteDialect } from './sqlite-driver.ts';
import { claimDataFolder } from './sqlite-lock.ts';
import { dataDirFault, faultCode } from './start-fault.ts';

const busyTimeoutMs = 5_000;
const keptStatements = 200;

function inputValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  throw new TypeError(`SQLite takes null, text and numbers, not ${typeof value}`);
}

/** Runs `work` and reports outages as such. */
function telling<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw sqliteError(error);
  }
}

/** The part of a SQLite driver that Kysely needs, over Node's own. */
class NodeSqlite implements SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #release: () => void;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(database: DatabaseSync, release: () => void) {
    this.#database = database;
    this.#release = release;
  }

  prepare(sql: string): SqliteStatement {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const statement = telling(() => this.#database.prepare(sql));
    const prepared: SqliteStatement = {
      reader: statement.columns().length > 0,
      all: (parameters) => telling(() => statement.all(...parameters.map(inputValue))),
      run: (parameters) => telling(() => this.#run(sql, statement, parameters)),
      // Two readers must not share a cursor, so each stream prepares its own statement.
      iterate: (parameters) => this.#database.prepare(sql).iterate(...parameters.map(inputValue)),
    };
    if (this.#statements.size >= keptStatements) this.#statements.clear();
    this.#statements.set(sql, prepared);
    return prepared;
  }

  #run(sql: string, statement: StatementSync, parameters: readonly unknown[]) {
    // A full disk has already ended the transaction. The error of rolling back would hide the cause.
    if (sql === 'rollback' && !this.#database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
    return statement.run(...parameters.map(inputValue));
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
    this.#release();
  }
}

/** Creates a file that only its owner can read. Does not open an existing one: closing it would drop this process's locks on it. */
function createPrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (faultCode(error) !== 'EEXIST') throw error;
  }
}

function prepareFolder(dataDir: string): string {
  const file = join(dataDir, 'console.sqlite');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // SQLite creates its side files (-wal, -shm) with the mode of the database.
    createPrivate(file);
    createPrivate(join(dataDir, 'lock.sqlite'));
  } catch (error) {
    throw dataDirFault(dataDir, 'cannot be written', error);
  }
  return file;
}

/**
 * The log of an open database, where its commits are. SQLite creates it before the first of them and keeps it until the database is closed.
 * It may be closed here: SQLite has no locks on it.
 */
function openLog(file: string) {
  let descriptor: number | undefined;
  return {
    sync: async (): Promise<void> => {
      descriptor ??= openSync(`${file}-wal`, 'r+');
      await promisify(fdatasync)(descriptor);
    },
    close: (): void => {
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}

/**
 * Opens the database of a data folder for this process alone. Every commit is on disk before its promise resolves: SQLite writes it to the
 * log (WAL, `synchronous=NORMAL`), and the log is flushed without keeping the process waiting.
 * @throws {ConfigError} the folder cannot be written, is in use, or its file is no database
 */
export function sqliteDialect(dataDir: string): Dialect {
  const file = prepareFolder(dataDir);
  const release = claimDataFolder(dataDir);
  try {
    const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
    database.exec('pragma journal_mode = wal; pragma synchronous = normal;');
    const log = openLog(file);
    const end = () => {
      log.close();
      release();
    };
    return new FlushingSqliteDialect(new NodeSqlite(database, end), log.sync);
  } catch (error) {
    release();
    throw dataDirFault(dataDir, 'holds a console.sqlite that cannot be opened', error);
  }
}

/**
 * Opens an existing database for a command that reads or makes one short change, also while another process has claimed the folder.
 * @throws {ConfigError} there is no database
 */
export function existingSqliteDialect(dataDir: string, { readOnly }: { readOnly: boolean }): Dialect {
  const file = join(dataDir, 'console.sqlite');
  if (!existsSync(file)) throw new ConfigError(`DATA_DIR ${dataDir} holds no console.sqlite`);
  try {
    const database = new DatabaseSync(file, { timeout: busyTimeoutMs, readOnly });
    if (!readOnly) database.exec('pragma synchronous = full;');
    return new SqliteDialect({ database: new NodeSqlite(database, () => {}) });
  } catch (error) {
    throw dataDirFault(dataDir, 'holds a console.sqlite that cannot be opened', error);
  }
}
