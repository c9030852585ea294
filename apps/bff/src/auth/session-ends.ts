import type { Trail } from '../audit/trail.ts';
import type { Database } from '../db/database.ts';
import type { Person } from '../platform/person.ts';
import type { SessionStore } from './session-store.ts';
import { createSessionRows, type SessionRecord } from './sessions.ts';

/**
 * Why a session ended that its own person did not end: the provider refuses the person, it has not confirmed them for too long, it sent
 * a logout, or an admin did.
 */
export type EndReason = 'provider_refused' | 'not_confirmed' | 'provider_logout' | 'ended_by_admin';

export interface End {
  reason: EndReason;
  /** The admin who ends it. */
  by?: Pick<Person, 'id' | 'name'>;
  requestId?: string | undefined;
  /** Ends it only while it still has this grant. */
  sealedGrant?: string;
}

export interface SessionEnds {
  /** Ends a session, here at once and elsewhere within a second; its event is kept exactly if it ended. */
  end(record: SessionRecord, how: End): Promise<boolean>;
}

export function createSessionEnds(options: {
  database: Database;
  store: SessionStore;
  trail: Trail;
  now: () => number;
}): SessionEnds {
  const { database, store, trail, now } = options;
  const rows = createSessionRows(database.kysely, now);
  return {
    async end({ idHash, person, publicId }, { reason, by, requestId, sealedGrant }) {
      const ended = await database.transaction(async (transaction) => {
        const removed = await rows.remove(transaction, idHash, sealedGrant);
        if (!removed) return false;
        await trail.append(transaction, {
          kind: 'event',
          action: 'session.end',
          outcome: 'done',
          person: by ?? person,
          target: person.name,
          requestId,
          detail: { reason, personId: person.id, session: publicId },
        });
        return true;
      });
      store.forget(idHash);
      return ended;
    },
  };
}
