import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import * as z from 'zod';

/** The secret of every fixture; it has never protected anything. */
export const fixtureSecret = 'fixture-0123456789-abcdefghijklmnop-XYZ';

const KeptWrite = z.object({
  path: z.string(),
  body: z.object({
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    department: z.string(),
    phoneNumber: z.string(),
  }),
  key: z.string(),
  /** Null where the server was killed before it answered. */
  answer: z.object({ status: z.int(), id: z.string().nullable() }).nullable(),
});
export type KeptWrite = z.infer<typeof KeptWrite>;

const Fixture = z.object({
  /** Milliseconds since the epoch. Sessions have to be confirmed by a provider that is gone from 45 seconds after this. */
  signedInAt: z.number(),
  /** Headers with the cookie of a session: two that are still signed in, and one that was signed out. */
  sessions: z.object({ operator: z.string(), admin: z.string(), viewer: z.string() }),
  preferences: z.looseObject({}),
  writes: z.object({
    made: KeptWrite,
    unknown: KeptWrite,
    openMade: KeptWrite,
    openLost: KeptWrite,
    openNotSent: KeptWrite,
  }),
});
/** What a test has to know of a kept database. */
export type Fixture = z.infer<typeof Fixture>;

/** Every statement that a server at work asked its database: the connection, the statement, its values, and the rows of it. */
export const Journal = z.object({
  statements: z.array(z.string()),
  steps: z.array(z.tuple([z.int(), z.int(), z.array(z.union([z.string(), z.number(), z.null()])), z.int()])),
});
export type Journal = z.infer<typeof Journal>;

type Kind = 'sqlite' | 'postgres';

const fileOf = (commit: string, name: string): Promise<string> =>
  readFile(new URL(`../fixtures/${commit}/${name}`, import.meta.url), 'utf8');

export const readFixture = async (commit: string, kind: Kind): Promise<Fixture> =>
  Fixture.parse(JSON.parse(await fileOf(commit, `${kind}.json`)));

export const readJournal = async (commit: string, kind: Kind): Promise<Journal> =>
  Journal.parse(JSON.parse(await fileOf(commit, `${kind}.journal.json`)));

interface Place {
  /** An empty Postgres; SQLite in `dataDir` where there is none. */
  url: string | undefined;
  dataDir: string;
}

/** Puts a kept database, or its schema without rows but for those of its migrations, into an empty place. */
export async function load(commit: string, { url, dataDir }: Place, part: 'all' | 'schema'): Promise<void> {
  const kind = url === undefined ? 'sqlite' : 'postgres';
  const lines = (await fileOf(commit, `${kind}.sql`)).split('\n');
  const isKept = (line: string) =>
    part === 'all' || !line.startsWith('insert into') || /^insert into "?schema_migrations/.test(line);
  const statements = lines.filter(isKept).join('\n');
  if (url === undefined) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(join(dataDir, 'console.sqlite'));
    database.exec(statements);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statements);
  await client.end();
}

/** Asks a database what the journal says, in its order; answers the statements of which other rows came than then. */
export async function replay({ statements, steps }: Journal, { url, dataDir }: Place): Promise<string[]> {
  const ask = url === undefined ? askSqlite(dataDir) : askPostgres(url);
  const others: string[] = [];
  try {
    for (const [connection, index, values, rows] of steps) {
      const sql = statements[index] ?? '';
      const given = await ask.rows(connection, sql, values);
      if (given !== rows) others.push(`${given} instead of ${rows}: ${sql}`);
    }
  } finally {
    await ask.close();
  }
  return others;
}

type Value = string | number | null;

function askSqlite(dataDir: string) {
  const database = new DatabaseSync(join(dataDir, 'console.sqlite'), { timeout: 5_000 });
  return {
    async rows(_connection: number, sql: string, values: readonly Value[]): Promise<number> {
      const statement = database.prepare(sql);
      const reads = statement.columns().length > 0;
      return reads ? statement.all(...values).length : Number(statement.run(...values).changes);
    },
    close: async () => database.close(),
  };
}

function askPostgres(url: string) {
  const clients = new Map<number, pg.Client>();
  return {
    async rows(connection: number, sql: string, values: readonly Value[]): Promise<number> {
      let client = clients.get(connection);
      if (client === undefined) {
        client = new pg.Client({ connectionString: url });
        clients.set(connection, client);
        await client.connect();
      }
      return (await client.query(sql, [...values])).rowCount ?? 0;
    },
    async close(): Promise<void> {
      await Promise.all([...clients.values()].map((client) => client.end()));
    },
  };
}
