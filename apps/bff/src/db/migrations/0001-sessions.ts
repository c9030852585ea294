import type { Migration } from '../migration.ts';

export const sessions: Migration = {
  name: '0001-sessions',
  async up(schema) {
    await schema
      .createTable('sessions')
      .addColumn('id_hash', 'text', (column) => column.primaryKey())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('absolute_expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('sessions_person').on('sessions').column('person_id').execute();
    await schema.createIndex('sessions_expiry').on('sessions').column('expires_at').execute();
  },
};
