import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** Plans of many writes, their items, the rights that they run with, and which write belongs to which. */
export const jobs: Migration = {
  name: '0011-jobs',
  async up(schema) {
    await schema
      .createTable('jobs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('key_hash', 'text', (column) => column.notNull().unique())
      .addColumn('body_hash', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('cancelling', 'integer', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('person_name', 'text', (column) => column.notNull())
      .addColumn('starter_id', 'text')
      .addColumn('starter_name', 'text')
      .addColumn('rights_id', 'text')
      .addColumn('company_id', 'text')
      .addColumn('company_name', 'text')
      .addColumn('company_count', 'integer', (column) => column.notNull())
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('sealed_input', 'text')
      .addColumn('sealed_words', 'text')
      .addColumn('stop_reason', 'text')
      .addColumn('pause_reason', 'text')
      .addColumn('problem', 'text')
      .addColumn('plan_hash', 'text')
      .addColumn('warnings', 'text', (column) => column.notNull())
      .addColumn('borne', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('touched_at', 'bigint', (column) => column.notNull())
      .addColumn('started_at', 'bigint')
      .addColumn('finished_at', 'bigint')
      .addColumn('hold_until', 'bigint')
      .addColumn('paused_until', 'bigint')
      .addColumn('wiped_at', 'bigint')
      .addColumn('holder', 'text')
      .addColumn('lease_until', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('jobs_state').on('jobs').columns(['state', 'touched_at']).execute();
    await schema.createIndex('jobs_created').on('jobs').columns(['created_at', 'id']).execute();
    await schema
      .createTable('job_companies')
      .addColumn('job_id', 'text', (column) => column.notNull())
      .addColumn('company_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('job_companies_key', ['job_id', 'company_id'])
      .execute();
    await schema.createIndex('job_companies_company').on('job_companies').column('company_id').execute();
    await schema
      .createTable('job_items')
      .addColumn('job_id', 'text', (column) => column.notNull())
      .addColumn('ordinal', 'integer', (column) => column.notNull())
      .addColumn('line', 'integer')
      .addColumn('company_id', 'text')
      .addColumn('company_name', 'text')
      .addColumn('record_id', 'text')
      .addColumn('verdict', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('code', 'text')
      .addColumn('harms', 'integer', (column) => column.notNull())
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('request_id', 'text')
      .addColumn('sealed', 'text')
      .addPrimaryKeyConstraint('job_items_key', ['job_id', 'ordinal'])
      .execute();
    await schema
      .createIndex('job_items_state')
      .on('job_items')
      .columns(['job_id', 'state', 'company_id', 'ordinal'])
      .execute();
    await schema
      .createTable('kept_rights')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('sid', 'text')
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('sealed_grant', 'text')
      .addColumn('answered_at', 'bigint')
      .addColumn('asked_at', 'bigint')
      .addColumn('signed_out_at', 'bigint')
      .addColumn('revoked', 'text')
      .execute();
    await schema.createIndex('kept_rights_person').on('kept_rights').column('person_id').execute();
    await schema.alterTable('writes').addColumn('job_id', 'text').execute();
    await schema.alterTable('writes').addColumn('ordinal', 'integer').execute();
    await schema
      .createIndex('writes_job')
      .on('writes')
      .columns(['job_id', 'ordinal'])
      .where(sql.ref('job_id'), 'is not', null)
      .execute();
    await schema.alterTable('audit_events').addColumn('job_id', 'text').execute();
    await schema
      .createIndex('audit_events_job')
      .on('audit_events')
      .columns(['job_id', 'id'])
      .where(sql.ref('job_id'), 'is not', null)
      .execute();
  },
};
