import {
  type Dialect,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import type pg from 'pg';
import { StorageUnavailable } from '../platform/outage.ts';
import { connectionError, postgresError } from './driver-errors.ts';

/** Milliseconds after which Postgres ends a statement. */
const statementMs = 15_000;

/** Milliseconds to wait for an answer: past `statementMs` the server, or the way to it, is gone without a word. */
const answerMs = 20_000;

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint of the database is past 2^53');
  return value;
}

/** A connection that tells an outage as such, and is not used again once an answer failed to come. */
class TellingClient implements PostgresPoolClient {
  readonly #client: PostgresPoolClient;
  readonly #waitMs: number | undefined;
  #hangs = false;

  constructor(client: PostgresPoolClient, waitMs: number | undefined) {
    this.#client = client;
    this.#waitMs = waitMs;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(sql: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    return typeof sql === 'string' ? this.#answer<R>(sql, parameters) : this.#client.query(sql);
  }

  release(destroy = false): void {
    this.#client.release(destroy || this.#hangs);
  }

  async #answer<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const expire = () => {
      this.#hangs = true;
      reject(new StorageUnavailable('timeout'));
    };
    const timer = this.#waitMs === undefined ? undefined : setTimeout(expire, this.#waitMs);
    try {
      return await Promise.race([this.#client.query<R>(sql, parameters), late]);
    } catch (error) {
      throw postgresError(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

async function createPool(url: string): Promise<pg.Pool> {
  // A console on SQLite, the usual one, never loads the driver.
  const { default: driver } = await import('pg');
  const int8 = driver.types.builtins.INT8;
  const pool = new driver.Pool({
    connectionString: url,
    application_name: 'reseller-console',
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: {
      getTypeParser: (oid, format) =>
        oid === int8 && format !== 'binary' ? parseInt8 : driver.types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks fails its query and is dropped by the pool. Without listeners the process would end besides: the pool's
  // own is for idle connections, and off while one is in use.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

async function tellingPool(url: string, waitMs: number | undefined): Promise<PostgresPool> {
  const pool = await createPool(url);
  const connect = async (): Promise<PostgresPoolClient> => {
    try {
      return await pool.connect();
    } catch (error) {
      throw connectionError(error);
    }
  };
  return {
    connect: async () => new TellingClient(await connect(), waitMs),
    end: () => pool.end(),
    options: pool.options,
  };
}

/** Connections to one Postgres, shared by every request of this process. `waitMs` is how long an answer may take; null for ever. */
export function postgresDialect(url: string, waitMs: number | null = answerMs): Dialect {
  return new PostgresDialect({ pool: () => tellingPool(url, waitMs ?? undefined) });
}
