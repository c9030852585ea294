import type { Trail } from '../audit/trail.ts';
import type { Database } from '../db/database.ts';
import { createSessionEnds, type SessionEnds } from './session-ends.ts';
import { SessionStore } from './session-store.ts';
import { createSessionRows, type SessionRows } from './sessions.ts';

/** Everything about sessions that outlives one request: where they are, and how they end. */
export interface SessionKeeper {
  store: SessionStore;
  rows: SessionRows;
  ends: SessionEnds;
}

export function createSessionKeeper(
  database: Database,
  trail: Trail,
  now: () => number = Date.now,
): SessionKeeper {
  const store = new SessionStore(database, now);
  return {
    store,
    rows: createSessionRows(database.kysely, now),
    ends: createSessionEnds({ database, store, trail, now }),
  };
}
