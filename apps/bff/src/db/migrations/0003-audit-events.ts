import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** The trail and, in `audit_head`, the end of its chain: one row, locked while an event is added. */
export const auditEvents: Migration = {
  name: '0003-audit-events',
  async up(schema) {
    await schema
      .createTable('audit_events')
      .addColumn('id', 'bigint', (column) => column.primaryKey())
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
    await schema.createIndex('audit_events_write').on('audit_events').column('write_id').execute();
    for (const column of ['person_id', 'company_id', 'action', 'outcome']) {
      await schema
        .createIndex(`audit_events_${column}`)
        .on('audit_events')
        .columns([column, 'at', 'id'])
        .execute();
    }
    await schema.createIndex('audit_events_at').on('audit_events').columns(['at', 'id']).execute();
    await schema
      .createTable('audit_head')
      .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
      .addColumn('last_id', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
  },
};
