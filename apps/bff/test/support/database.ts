import { inject } from 'vitest';
import { createDatabase } from './postgres.ts';

/**
 * The `DATABASE_URL` for one test file: a fresh Postgres database in the project `postgres`, and undefined in the project
 * `sqlite`, where the BFF is given an empty `DATA_DIR` instead.
 */
export async function freshDatabaseUrl(): Promise<string | undefined> {
  if (process.env.TEST_DATABASE !== 'postgres') return undefined;
  return createDatabase(inject('postgresUrl'));
}
