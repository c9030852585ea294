import { sql } from 'kysely';
import { chainHash, chainKey, chainStart } from '../../src/audit/trail.ts';
import type { Database } from '../../src/db/database.ts';
import type { AuditEventRow } from '../../src/db/schema.ts';

const batchSize = 500;
const dayMs = 86_400_000;
/** Four hundred days up to here. */
const lastDay = Date.UTC(2026, 10, 20);
const days = 400;

const people = 60;
const companies = 800;

type Unchained = Omit<AuditEventRow, 'id' | 'hash' | 'job_id'>;

/** Numbers that look like chance and are the same each time (Lehmer, MINSTD). */
function createChance() {
  let state = 48_271;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const outcomes = ['created', 'created', 'created', 'created', 'changed', 'changed', 'refused', 'not_sent'];
const alone: [string, string][] = [
  ['session.sign_in', 'done'],
  ['session.sign_out', 'done'],
  ['target-users.export', 'done'],
  ['target-users.export', 'done'],
  ['target-users.export', 'cut'],
];

/** Events as a busy year makes them: two for most writes, three for a few, one for all else. Rarely something odd. */
function* happened(count: number): Generator<Unchained> {
  const chance = createChance();
  for (let made = 0; made < count; ) {
    const at = lastDay - Math.floor((1 - made / count) * days * dayMs);
    // A few people do most of it.
    const person = Math.min(chance(people), chance(people));
    const company = chance(companies);
    const shared = {
      at,
      person_id: `https://id.example.com|${person}`,
      person_name: `Person ${String(person).padStart(2, '0')} Example`,
      company_id: `company-${company}`,
      company_name: `Company ${company}`,
      target: `user${made}@example.com`,
      request_id: `request-${made}`,
      detail: '{"code":"upstream_refused"}',
    };
    if (chance(5) < 2) {
      const [action = '', outcome = ''] = alone[chance(alone.length)] ?? [];
      const scope = action.startsWith('session') ? { company_id: null, company_name: null } : {};
      yield { ...shared, ...scope, write_id: null, kind: 'event', action, outcome };
      made += 1;
      continue;
    }
    const write = { ...shared, write_id: `write-${made}`, action: 'target-user.create' };
    yield { ...write, kind: 'intent', outcome: 'intended' };
    const lost = chance(2_000) === 0;
    yield {
      ...write,
      at: at + 700,
      kind: 'outcome',
      outcome: lost ? 'unknown' : (outcomes[chance(8)] ?? ''),
    };
    if (lost && chance(2) === 0) yield { ...write, at: at + 9_000, kind: 'reconciled', outcome: 'created' };
    made += lost ? 3 : 2;
  }
}

/** Fills an empty trail with about `count` events whose chain holds, oldest first; answers how many there are. */
export async function fillTrail(database: Database, count: number, secret: string): Promise<number> {
  const key = chainKey(secret);
  let hash = chainStart;
  let id = 0;
  let batch: Omit<AuditEventRow, 'job_id'>[] = [];
  await database.transaction(async (transaction) => {
    for (const event of happened(count)) {
      id += 1;
      hash = chainHash(key, hash, { id, ...event });
      batch.push({ id, ...event, hash });
      if (batch.length < batchSize) continue;
      await transaction.insertInto('audit_events').values(batch).execute();
      batch = [];
    }
    if (batch.length > 0) await transaction.insertInto('audit_events').values(batch).execute();
    await transaction.insertInto('audit_head').values({ id: 1, last_id: id, hash }).execute();
  });
  // As Postgres does by itself within a minute.
  if (database.kind === 'postgres') await sql`analyze audit_events`.execute(database.kysely);
  return id;
}
