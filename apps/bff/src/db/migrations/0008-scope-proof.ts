import type { Migration } from '../migration.ts';

/** Marks creates without a scope proof; stops writes after one landed in the wrong company. */
export const scopeProof: Migration = {
  name: '0008-scope-proof',
  async up(schema) {
    await schema
      .createTable('scope_stops')
      .addColumn('client_id', 'text', (column) => column.primaryKey())
      .addColumn('write_id', 'text', (column) => column.notNull())
      .addColumn('stopped_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .alterTable('writes')
      .addColumn('unproven', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
