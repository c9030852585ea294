import type { Migration } from '../migration.ts';

/** The rows of an import until it is planned, and what a plan says of its items by their codes. */
export const imports: Migration = {
  name: '0012-imports',
  async up(schema) {
    await schema
      .createTable('import_rows')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('part', 'integer', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('import_rows_key', ['id', 'part'])
      .execute();
    await schema.createIndex('import_rows_created').on('import_rows').column('created_at').execute();
    await schema.alterTable('jobs').addColumn('codes', 'text').execute();
  },
};
