import type { Migration } from '../migration.ts';

/** Which process holds a write, and which processes are alive. */
export const leases: Migration = {
  name: '0010-leases',
  async up(schema) {
    await schema
      .createTable('replicas')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('alive_until', 'bigint', (column) => column.notNull())
      .execute();
    for (const table of ['writes', 'open_exports']) {
      await schema.alterTable(table).addColumn('holder', 'text').execute();
    }
    // Remembers which records the console made after their writes are deleted: a later proof may still find them.
    await schema
      .createTable('made_records')
      .addColumn('resource_id', 'text', (column) => column.primaryKey())
      .execute();
  },
};
