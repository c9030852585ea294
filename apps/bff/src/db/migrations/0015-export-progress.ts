import type { Migration } from '../migration.ts';

/** How far files over many companies have come: the page that receives one asks, and another replica may answer. */
export const exportProgress: Migration = {
  name: '0015-export-progress',
  async up(schema) {
    await schema
      .createTable('export_progress')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('progress', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('export_progress_at').on('export_progress').column('at').execute();
  },
};
