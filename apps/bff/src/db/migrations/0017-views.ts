import type { Migration } from '../migration.ts';

/** Saved views of lists. */
export const views: Migration = {
  name: '0017-views',
  async up(schema) {
    await schema
      .createTable('views')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('owner_id', 'text', (column) => column.notNull())
      .addColumn('owner_name', 'text', (column) => column.notNull())
      .addColumn('table_name', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('name_key', 'text', (column) => column.notNull())
      .addColumn('shared', 'integer', (column) => column.notNull())
      .addColumn('company_id', 'text')
      .addColumn('query', 'text', (column) => column.notNull())
      .addColumn('columns', 'text', (column) => column.notNull())
      .addColumn('density', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('views_names')
      .unique()
      .on('views')
      .columns(['owner_id', 'table_name', 'name_key'])
      .execute();
    await schema.createIndex('views_shared').on('views').column('shared').execute();
  },
};
