import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Tables of which the program may do less than it does with the others. */
const rights: Readonly<Record<string, string>> = {
  audit_events: 'select, insert',
  schema_migrations: 'select',
};

/**
 * Gives the program's own role what it needs and no more, as the owner of the schema: it adds to the trail, and can neither change nor
 * remove what is there, nor give itself the right to.
 */
export async function grantRights(owner: Kysely<Schema>, role: string): Promise<void> {
  const { rows } = await sql<{ tablename: string }>`
    select tablename from pg_tables where schemaname = current_schema()`.execute(owner);
  for (const { tablename } of rows) {
    const given = rights[tablename] ?? 'select, insert, update, delete';
    await sql`revoke all on ${sql.table(tablename)} from ${sql.id(role)}`.execute(owner);
    await sql`grant ${sql.raw(given)} on ${sql.table(tablename)} to ${sql.id(role)}`.execute(owner);
  }
}
