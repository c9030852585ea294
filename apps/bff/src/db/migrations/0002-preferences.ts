import type { Migration } from '../migration.ts';

export const preferences: Migration = {
  name: '0002-preferences',
  async up(schema) {
    await schema
      .createTable('preferences')
      .addColumn('person_id', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
