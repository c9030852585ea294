import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Tables on which the program gets fewer rights than usual. */
const rights: Readonly<Record<string, string>> = {
  audit_events: 'INSERT, SELECT',
  schema_migrations: 'SELECT',
};

/** In Postgres's own format: upper case, sorted. */
const usualRights = 'DELETE, INSERT, SELECT, UPDATE';

/** The rights that were granted to the role directly, by table. An owner without any grants has all of them. */
async function givenTo(role: string, owner: Kysely<Schema>): Promise<{ table: string; given: string }[]> {
  const { rows } = await sql<{ table: string; given: string }>`
    select relname as "table", coalesce(string_agg(privilege_type, ', ' order by privilege_type), '') as given
    from pg_class left join lateral aclexplode(coalesce(relacl, acldefault('r', relowner)))
      on grantee = (select oid from pg_roles where rolname = ${role})
    where relnamespace = current_schema()::regnamespace and relkind = 'r'
    group by relname order by relname`.execute(owner);
  return rows;
}

/**
 * Grants the program's role what it needs, as the schema's owner: it can add to the trail, but neither change or delete entries nor grant
 * itself more. One transaction, so running replicas never lack a right; and only where something differs. Two processes that change the
 * rights of one table at once fail, so call it from one at a time.
 */
export async function grantRights(owner: Kysely<Schema>, role: string): Promise<void> {
  await owner.transaction().execute(async (transaction) => {
    for (const { table, given } of await givenTo(role, transaction)) {
      const wanted = rights[table] ?? usualRights;
      if (given === wanted) continue;
      await sql`revoke all on ${sql.table(table)} from ${sql.id(role)}`.execute(transaction);
      await sql`grant ${sql.raw(wanted)} on ${sql.table(table)} to ${sql.id(role)}`.execute(transaction);
    }
  });
}
