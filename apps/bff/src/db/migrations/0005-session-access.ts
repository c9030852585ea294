import type { Migration } from '../migration.ts';

/**
 * What asking the provider again needs, and a public id for sessions. Existing sessions lack it and end. `logout_tokens` remembers used
 * logout tokens.
 */
export const sessionAccess: Migration = {
  name: '0005-session-access',
  async up(schema) {
    await schema.dropTable('sessions').execute();
    await schema
      .createTable('sessions')
      .addColumn('id_hash', 'text', (column) => column.primaryKey())
      .addColumn('public_id', 'text', (column) => column.notNull().unique())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('sid', 'text')
      .addColumn('sealed_grant', 'text')
      .addColumn('answered_at', 'bigint')
      .addColumn('asked_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('absolute_expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('sessions_person').on('sessions').column('person_id').execute();
    await schema.createIndex('sessions_sid').on('sessions').column('sid').execute();
    await schema.createIndex('sessions_expiry').on('sessions').column('expires_at').execute();
    await schema
      .createTable('logout_tokens')
      .addColumn('id_hash', 'text', (column) => column.primaryKey())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('logout_tokens_expiry').on('logout_tokens').column('expires_at').execute();
  },
};
