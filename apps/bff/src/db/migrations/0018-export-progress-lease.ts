import type { Migration } from '../migration.ts';

/** Which process writes a file over companies: once it has died, the page is told that the file has ended. */
export const exportProgressLease: Migration = {
  name: '0018-export-progress-lease',
  async up(schema) {
    await schema.alterTable('export_progress').addColumn('holder', 'text').execute();
    await schema.alterTable('export_progress').addColumn('lease_until', 'bigint').execute();
  },
};
