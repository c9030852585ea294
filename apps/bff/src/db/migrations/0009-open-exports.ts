import type { Migration } from '../migration.ts';

/** Exports in progress: their intent is in the trail without an outcome. */
export const openExports: Migration = {
  name: '0009-open-exports',
  async up(schema) {
    await schema
      .createTable('open_exports')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('lease_until', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('open_exports_lease').on('open_exports').column('lease_until').execute();
  },
};
