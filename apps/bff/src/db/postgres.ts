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

/** Milliseconds to wait for an answer. Longer than `statementMs`: past it the server or the network is down. */
const answerMs = 20_000;

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint of the database is past 2^53');
  return value;
}

/** A connection that reports outages as such and is discarded once an answer failed to arrive. */
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
  // Loaded on demand: a console on SQLite never needs the driver.
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
  // A broken connection fails its query, and the pool drops it. Without these listeners the process would also crash: the pool's own
  // listener is off while a connection is in use.
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

/** A pool of connections to Postgres. `waitMs` limits the wait for an answer; null means no limit. */
export function postgresDialect(url: string, waitMs: number | null = answerMs): Dialect {
  return new PostgresDialect({ pool: () => tellingPool(url, waitMs ?? undefined) });
}
