import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/db/database.ts';
import { createDatabase, startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The one Postgres of the run; only the project `postgres` has it. */
    postgresUrl: string;
    /** Name of a database on it that has today's schema and no rows. Copying it costs a tenth of migrating an empty one. */
    migratedDatabase: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const url = await createDatabase(server.url);
  await (await openDatabase({ url, dataDir: '' })).close();
  project.provide('postgresUrl', server.url);
  project.provide('migratedDatabase', new URL(url).pathname.slice(1));
  return server.stop;
}
