import type { Migration } from '../migrate.ts';

export const auditEvents: Migration = {
  name: '0003-audit-events',
  async up(schema, kind) {
    const table = schema.createTable('audit_events');
    const withId =
      kind === 'postgres'
        ? table.addColumn('id', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
        : table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement());
    await withId
      .addColumn('write_id', 'text')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('person_id', 'text')
      .addColumn('person_name', 'text')
      .addColumn('company_id', 'text')
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('target', 'text')
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('request_id', 'text')
      .addColumn('detail', 'text')
      .execute();
    await schema.createIndex('audit_events_write').on('audit_events').column('write_id').execute();
    await schema.createIndex('audit_events_person').on('audit_events').columns(['person_id', 'at']).execute();
    await schema
      .createIndex('audit_events_company')
      .on('audit_events')
      .columns(['company_id', 'at'])
      .execute();
  },
};
