import { chainHash, chainKey, chainStart } from '../../src/audit/trail.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import type { AuditEventRow } from '../../src/db/schema.ts';
import { changeDatabase } from './database.ts';

/** The whole trail, oldest first, read while no BFF holds the data folder. */
export async function readTrail(environment: Record<string, string>): Promise<AuditEventRow[]> {
  const database: Database = await openDatabase({
    url: environment['DATABASE_URL'],
    dataDir: environment['DATA_DIR'] ?? '',
  });
  try {
    return await database.kysely.selectFrom('audit_events').selectAll().orderBy('id').execute();
  } finally {
    await database.close();
  }
}

/** The first event whose hash does not follow from the one before, or undefined where the chain holds. */
export function firstBroken(rows: readonly AuditEventRow[], secret: string): number | undefined {
  const key = chainKey(secret);
  let previous = chainStart;
  for (const { hash, ...row } of rows) {
    if (chainHash(key, previous, row) !== hash) return row.id;
    previous = hash;
  }
  return undefined;
}

/** Takes the table of the trail away from a running BFF. */
export const breakTrail = (environment: Record<string, string>): Promise<void> =>
  changeDatabase(environment, 'alter table audit_events rename to audit_events_elsewhere');

/** Gives it back. */
export const mendTrail = (environment: Record<string, string>): Promise<void> =>
  changeDatabase(environment, 'alter table audit_events_elsewhere rename to audit_events');
