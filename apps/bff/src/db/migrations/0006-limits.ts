import type { Migration } from '../migration.ts';

/** Limits for each person, counted over all replicas. */
export const limits: Migration = {
  name: '0006-limits',
  async up(schema) {
    await schema
      .createTable('person_rates')
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('spent_until', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('person_rates_key', ['person_id', 'kind'])
      .execute();
    await schema
      .createTable('export_slots')
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('slot', 'integer', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('lease_until', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('export_slots_key', ['person_id', 'slot'])
      .execute();
  },
};
