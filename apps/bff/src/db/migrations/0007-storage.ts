import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * `licence_days`: a row for each company and day. The key begins with the day, since days are added at one end and deleted at the other.
 * `readiness`: the row that a replica overwrites to check that it can write.
 */
export const storage: Migration = {
  name: '0007-storage',
  async up(schema, kind) {
    const days = schema
      .createTable('licence_days')
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('company_id', 'text', (column) => column.notNull())
      .addColumn('active_users', 'bigint', (column) => column.notNull())
      .addColumn('inactive_users', 'bigint', (column) => column.notNull())
      .addColumn('deleted_users', 'bigint', (column) => column.notNull())
      .addColumn('monthly_active_users', 'bigint', (column) => column.notNull())
      .addColumn('user_limit', 'bigint')
      .addColumn('licence_ends_at', 'text')
      .addPrimaryKeyConstraint('licence_days_key', ['day', 'company_id']);
    // Otherwise SQLite stores the key twice.
    await (kind === 'sqlite' ? days.modifyEnd(sql`without rowid`) : days).execute();
    await schema
      .createTable('readiness')
      .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
      .addColumn('written_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
