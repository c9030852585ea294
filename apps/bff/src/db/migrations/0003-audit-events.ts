import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** Indexes for the filters of the trail, newest first. */
const filters = [['person_id'], ['company_id'], ['action'], ['outcome'], ['action', 'outcome'], []];

const refusal = 'audit_events is only ever added to';

const sqliteRule = (name: string, when: string): string =>
  `create trigger audit_events_${name} before ${when} begin select raise(abort, '${refusal}'); end`;

/** `insert or replace` deletes without firing delete triggers, so it needs one of its own. */
const sqliteGuard = [
  sqliteRule('update', 'update on audit_events'),
  sqliteRule('delete', 'delete on audit_events'),
  sqliteRule('replace', 'insert on audit_events when exists (select 1 from audit_events where id = new.id)'),
];

/** Revokes rights even from the owner, and adds a trigger for superusers. */
const postgresGuard = [
  'revoke update, delete, truncate on audit_events from current_user',
  `create function audit_events_rule() returns trigger language plpgsql as
    $$ begin raise exception '${refusal}' using errcode = 'insufficient_privilege'; end $$`,
  `create trigger audit_events_rule before update or delete or truncate on audit_events
    for each statement execute function audit_events_rule()`,
];

/** The trail, and `audit_head` with the end of its chain: one row, locked while an event is added. */
export const auditEvents: Migration = {
  name: '0003-audit-events',
  async up(schema, kind, transaction) {
    await schema
      .createTable('audit_events')
      // In SQLite this type makes the id the row id, which every index includes.
      .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) => column.primaryKey())
      .addColumn('write_id', 'text')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('person_id', 'text')
      .addColumn('person_name', 'text')
      .addColumn('company_id', 'text')
      .addColumn('company_name', 'text')
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('target', 'text')
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('request_id', 'text')
      .addColumn('detail', 'text')
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('audit_events_write')
      .on('audit_events')
      .columns(['write_id', 'id'])
      .where(sql.ref('write_id'), 'is not', sql.lit(null))
      .execute();
    for (const columns of filters) {
      await schema
        .createIndex(['audit_events', ...columns, 'at'].join('_'))
        .on('audit_events')
        .columns([...columns, 'at', 'id'])
        .execute();
    }
    await schema
      .createTable('audit_head')
      .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
      .addColumn('last_id', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    for (const statement of kind === 'sqlite' ? sqliteGuard : postgresGuard) {
      await sql.raw(statement).execute(transaction);
    }
  },
};
