import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** Writes in progress and recent ones: idempotency keys, leases, and what a proof needs. */
export const writes: Migration = {
  name: '0004-writes',
  async up(schema) {
    await schema
      .createTable('writes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('key_hash', 'text', (column) => column.notNull().unique())
      .addColumn('body_hash', 'text', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('person_name', 'text', (column) => column.notNull())
      .addColumn('company_id', 'text')
      .addColumn('company_name', 'text')
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('subject_hash', 'text', (column) => column.notNull())
      .addColumn('match_hash', 'text')
      .addColumn('wanted', 'text')
      .addColumn('before', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('lease_until', 'bigint', (column) => column.notNull())
      .addColumn('resource_id', 'text')
      .addColumn('answer_status', 'integer')
      .addColumn('answer', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    // With two open writes about one subject, a proof could not tell whose record it found.
    await schema
      .createIndex('writes_open_subject')
      .unique()
      .on('writes')
      .column('subject_hash')
      .where(sql.ref('state'), '=', sql.lit('open'))
      .execute();
    await schema.createIndex('writes_lease').on('writes').columns(['state', 'lease_until']).execute();
    await schema.createIndex('writes_resource').on('writes').column('resource_id').execute();
    await schema.createIndex('writes_created').on('writes').column('created_at').execute();
  },
};
