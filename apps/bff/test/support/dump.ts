import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import * as z from 'zod';

const Sqlite = z.array(z.object({ type: z.string(), name: z.string(), sql: z.string().nullable() }));
const Values = z.array(z.record(z.string(), z.string()));

const quoted = (name: string): string => `"${name}"`;

/** A SQLite database as statements, one a line, that make it again. */
export function dumpSqlite(file: string): string {
  const database = new DatabaseSync(file);
  const found = Sqlite.parse(
    database.prepare("select type, name, sql from sqlite_master where name not like 'sqlite_%'").all(),
  );
  const lines: string[] = [];
  const add = (type: string) => {
    for (const { sql } of found.filter((one) => one.type === type)) if (sql !== null) lines.push(sql);
  };
  add('table');
  for (const { name } of found.filter(({ type }) => type === 'table')) {
    const columns = database
      .prepare(`select * from ${quoted(name)}`)
      .columns()
      .map((column) => column.name);
    const picked = columns.map((column) => `quote(${quoted(column)}) as ${quoted(column)}`).join(', ');
    for (const row of Values.parse(database.prepare(`select ${picked} from ${quoted(name)}`).all())) {
      lines.push(`insert into ${quoted(name)} values (${Object.values(row).join(', ')})`);
    }
  }
  add('index');
  add('trigger');
  database.close();
  return `${lines.map((line) => `${line.replaceAll(/\s*\n\s*/g, ' ')};`).join('\n')}\n`;
}

const Lines = z.array(z.object({ line: z.string() }));

/** What each part of a Postgres schema is made with, in an order in which it can be made. */
const schemaQueries = [
  `select format('create table %I (%s)', relname, (select string_agg(format('%I %s%s', attname,
      format_type(atttypid, atttypmod), case when attnotnull then ' not null' else '' end), ', ' order by attnum)
    from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped)) as line
   from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
  `select format('alter table %I add constraint %I %s', relname, conname, pg_get_constraintdef(pg_constraint.oid)) as line
   from pg_constraint join pg_class on pg_class.oid = conrelid
   where connamespace = 'public'::regnamespace and contype <> 'n' order by relname, conname`,
  `select pg_get_indexdef(indexrelid) as line from pg_index join pg_class on pg_class.oid = indexrelid
   where relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = indexrelid)
   order by relname`,
];
const guardQueries = [
  `select pg_get_functiondef(oid) as line from pg_proc where pronamespace = 'public'::regnamespace`,
  `select pg_get_triggerdef(pg_trigger.oid) as line from pg_trigger where not tgisinternal`,
  `select format('revoke all on %I from current_user', relname) as line from pg_class
   where relnamespace = 'public'::regnamespace and relkind = 'r' and relacl is not null
   union all
   select format('grant %s on %I to current_user', string_agg(privilege_type, ', '), relname)
   from pg_class, aclexplode(relacl) where relnamespace = 'public'::regnamespace and relkind = 'r'
     and grantee = relowner group by relname
   order by line desc`,
];

/** A Postgres database as statements, one a line, that create it again, with the rights of the role that runs them. */
export async function dumpPostgres(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async (sql: string) => Lines.parse((await client.query(sql)).rows).map(({ line }) => line);
  const all = async (queries: readonly string[]) => {
    const lines: string[] = [];
    for (const query of queries) lines.push(...(await ask(query)));
    return lines;
  };
  try {
    const inserts = await ask(
      `select format('select format(''insert into %I values (%s)'', %s) as line from %I', relname,
         (select string_agg('%L', ', ') from pg_attribute where attrelid = pg_class.oid and attnum > 0),
         (select string_agg(quote_ident(attname), ', ' order by attnum)
          from pg_attribute where attrelid = pg_class.oid and attnum > 0), relname) as line
       from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
    );
    const lines = [...(await all(schemaQueries)), ...(await all(inserts)), ...(await all(guardQueries))];
    return `${lines.map((line) => `${line.replaceAll(/\s*\n\s*/g, ' ').trim()};`).join('\n')}\n`;
  } finally {
    await client.end();
  }
}
