import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Tables of which the program may do less than it does with the others. */
const rights: Readonly<Record<string, string>> = {
  audit_events: 'INSERT, SELECT',
  schema_migrations: 'SELECT',
};

/** Written as Postgres lists what a role has: in upper case and in order. */
const usualRights = 'DELETE, INSERT, SELECT, UPDATE';

/** What the role was given itself, table by table; an owner to whom nobody gave or refused anything has it all. */
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
 * Gives the program's own role what it needs and no more, as the owner of the schema: it adds to the trail, and can neither change nor
 * remove what is there, nor give itself the right to. All of it at once, so that replicas at work never find a right missing, and
 * only where it is not so yet: two processes that change the rights of one table together fail, so call it one at a time.
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
