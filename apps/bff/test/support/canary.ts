import { readdir, readFile } from 'node:fs/promises';
import { ServerResponse } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { vi } from 'vitest';
import * as z from 'zod';

const Granted = z.object({
  access_token: z.string().optional(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
});

/**
 * Listens to every token that the sandbox and its identity provider hand out, since no other part of a test sees them.
 * @returns all of them so far, by the name under which they were handed out
 */
export function overhearTokens(): () => Map<string, string> {
  const tokens = new Map<string, string>();
  const end = ServerResponse.prototype.end;
  vi.spyOn(ServerResponse.prototype, 'end').mockImplementation(function (this: ServerResponse, ...said) {
    const [body] = said;
    const text: string = typeof body === 'string' || Buffer.isBuffer(body) ? String(body) : '';
    if (text.startsWith('{') && text.includes('_token"')) {
      for (const [name, token] of Object.entries(Granted.parse(JSON.parse(text)))) {
        if (token !== undefined) tokens.set(token, name);
      }
    }
    return Reflect.apply(end, this, said);
  });
  return () => tokens;
}

/** Everything that the database holds: the bytes of every file, or every row of every table. */
export async function dumpDatabase(environment: Record<string, string>): Promise<string> {
  const { DATABASE_URL: url, DATA_DIR: folder = '' } = environment;
  if (url === undefined) {
    const files = await readdir(folder);
    return (await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')))).join('\n');
  }
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(`select tablename from pg_tables where schemaname = 'public'`);
  const tables: string[] = [];
  for (const { tablename } of rows) {
    tables.push(JSON.stringify((await client.query(`select * from "${tablename}"`)).rows));
  }
  await client.end();
  return tables.join('\n');
}

/** The forms in which a secret may show by accident. */
const formsOf = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
];

/** Names of the secrets that show in `text`, in whatever form. */
export const shownIn = (text: string, secrets: ReadonlyMap<string, string>): string[] => [
  ...new Set(
    [...secrets].flatMap(([secret, name]) =>
      formsOf(secret).some((form) => text.includes(form)) ? [name] : [],
    ),
  ),
];
