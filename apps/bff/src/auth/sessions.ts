import { hash, randomBytes } from 'node:crypto';
import { roles } from '@reseller-console/contract';
import type { Kysely, Transaction } from 'kysely';
import * as z from 'zod';
import type { Trail } from '../audit/trail.ts';
import type { Database } from '../db/database.ts';
import type { Schema, SessionRow } from '../db/schema.ts';
import type { Person } from '../platform/person.ts';
import { noteSignOut, revokeKept, revokeLoggedOut } from './kept-rows.ts';
import { anySource, RightsSources } from './rights-sources.ts';

/** Milliseconds without a request after which a session ends. */
export const idleMs = 30 * 60_000;
/** Milliseconds after signing in at which a session ends, used or not. */
export const absoluteMs = 12 * 3_600_000;
/** A session in use is written at most this often, in milliseconds. */
export const touchMs = 60_000;

const publicIdBytes = 18;

/** Milliseconds that a session stays cached. The end of a session in another replica takes effect within a second, including the read. */
const readCacheMs = 800;
const maxCached = 10_000;

const StoredSession = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    role: z.enum(roles).nullable(),
    companies: z.array(z.string()).nullable(),
  }),
  // Rows of older builds lack these two.
  told: RightsSources.optional(),
  confirmedAt: z.number().optional(),
});

/** What a sign-in stores for asking the provider again. */
export interface ProviderFacts {
  sid: string | null;
  sealedGrant: string | null;
  answeredAt: number | null;
  rightsFrom: RightsSources;
}

const noProvider: ProviderFacts = { sid: null, sealedGrant: null, answeredAt: null, rightsFrom: anySource };

/** A session as the database has it. Times are milliseconds since the epoch. */
export interface SessionRecord extends ProviderFacts {
  idHash: string;
  publicId: string;
  person: Person;
  /** When the provider last confirmed what this person may do. An answer may renew the session without confirming that. */
  confirmedAt: number | null;
  askedAt: number | null;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
}

/** The part of a session that a request uses. */
export type SessionInUse = Pick<SessionRecord, 'idHash' | 'person'>;

/** More to keep in the same transaction as a change of a session. */
export type AlsoIn = (transaction: Transaction<Schema>) => Promise<void>;

/**
 * Why a session was revoked: the provider refuses the person, it has not confirmed them for too long, it sent a logout, or an admin
 * ended it.
 */
type RevokeReason = 'provider_refused' | 'not_confirmed' | 'provider_logout' | 'ended_by_admin';

export interface Revocation {
  reason: RevokeReason;
  /** The admin who ends it. */
  by?: Pick<Person, 'id' | 'name'>;
  requestId?: string | undefined;
  /** Ends it only while it still has this grant. */
  sealedGrant?: string;
}

/** The hash that the database stores in place of a session id: the cookie cannot be derived from it. */
export const hashSessionId = (id: string): string => hash('sha256', id, 'base64url');

/** The columns that say whose session it is and what they may do. */
export const toData = (session: Pick<SessionRecord, 'person' | 'rightsFrom' | 'confirmedAt'>): string => {
  const { person, rightsFrom, confirmedAt } = session;
  return JSON.stringify(
    StoredSession.parse({ person, told: rightsFrom, confirmedAt: confirmedAt ?? undefined }),
  );
};

/** The person in stored data. @throws {ZodError} for what no build wrote */
export function fromData(data: string, answeredAt: number | null) {
  const { person, told = anySource, confirmedAt = answeredAt } = StoredSession.parse(JSON.parse(data));
  return { person, rightsFrom: told, confirmedAt };
}

function toRecord(row: SessionRow): SessionRecord[] {
  const parsed = StoredSession.safeParse(JSON.parse(row.data));
  if (!parsed.success) return [];
  return [
    {
      idHash: row.id_hash,
      publicId: row.public_id,
      person: parsed.data.person,
      rightsFrom: parsed.data.told ?? anySource,
      confirmedAt: parsed.data.confirmedAt ?? row.answered_at,
      sid: row.sid,
      sealedGrant: row.sealed_grant,
      answeredAt: row.answered_at,
      askedAt: row.asked_at,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    },
  ];
}

/** The rows of sessions that have not expired, and of logout tokens that were used. */
const sessionRows = (kysely: Kysely<Schema>, now: () => number) => ({
  async find(idHash: string): Promise<SessionRecord | undefined> {
    const row = await kysely
      .selectFrom('sessions')
      .selectAll()
      .where('id_hash', '=', idHash)
      .where('expires_at', '>', now())
      .executeTakeFirst();
    return row && toRecord(row)[0];
  },

  /** Most recently used first. */
  async list(): Promise<SessionRecord[]> {
    const rows = await kysely
      .selectFrom('sessions')
      .selectAll()
      .where('expires_at', '>', now())
      .orderBy('last_seen_at', 'desc')
      .orderBy('public_id')
      .execute();
    return rows.flatMap(toRecord);
  },

  async byPublicId(publicId: string): Promise<SessionRecord[]> {
    const rows = await kysely
      .selectFrom('sessions')
      .selectAll()
      .where('public_id', '=', publicId)
      .where('expires_at', '>', now())
      .execute();
    return rows.flatMap(toRecord);
  },

  async insertRow(
    idHash: string,
    person: Person,
    { sid, sealedGrant, answeredAt, rightsFrom }: ProviderFacts,
  ) {
    const at = now();
    await kysely
      .insertInto('sessions')
      .values({
        id_hash: idHash,
        public_id: randomBytes(publicIdBytes).toString('base64url'),
        person_id: person.id,
        data: toData({ person, rightsFrom, confirmedAt: answeredAt }),
        sid,
        sealed_grant: sealedGrant,
        answered_at: answeredAt,
        asked_at: answeredAt,
        created_at: at,
        last_seen_at: at,
        expires_at: at + idleMs,
        absolute_expires_at: at + absoluteMs,
      })
      .execute();
  },

  /** Extends the idle time, never past the absolute end. */
  async touchRow(idHash: string): Promise<void> {
    const at = now();
    await kysely
      .updateTable('sessions')
      .set(({ eb, ref }) => ({
        last_seen_at: at,
        expires_at: eb
          .case()
          .when('absolute_expires_at', '<', at + idleMs)
          .then(ref('absolute_expires_at'))
          .else(eb.lit(at + idleMs))
          .end(),
      }))
      .where('id_hash', '=', idHash)
      .where('expires_at', '>', at)
      .where('last_seen_at', '<=', at - touchMs)
      .execute();
  },

  /** Claims the right to ask the provider about this session, from `at` on. True for one replica only. */
  async claimAsking({ idHash, askedAt }: SessionRecord, at: number): Promise<boolean> {
    const { numUpdatedRows } = await kysely
      .updateTable('sessions')
      .set({ asked_at: at })
      .where('id_hash', '=', idHash)
      .where('asked_at', '=', askedAt)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  /** Stores a good answer of the provider, for plans too. False if the session has ended in the meantime. */
  async keepAnswer(
    transaction: Kysely<Schema>,
    idHash: string,
    kept: Pick<SessionRecord, 'person' | 'rightsFrom' | 'confirmedAt' | 'sealedGrant' | 'answeredAt'>,
  ): Promise<boolean> {
    const answer = { data: toData(kept), sealed_grant: kept.sealedGrant, answered_at: kept.answeredAt };
    await transaction.updateTable('kept_rights').set(answer).where('id', '=', idHash).execute();
    const { numUpdatedRows } = await transaction
      .updateTable('sessions')
      .set(answer)
      .where('id_hash', '=', idHash)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  /** Ends a session; with a grant given, only if it still has that grant. False if nothing ended. */
  async removeRow(transaction: Kysely<Schema>, idHash: string, sealedGrant?: string): Promise<boolean> {
    let query = transaction.deleteFrom('sessions').where('id_hash', '=', idHash);
    if (sealedGrant !== undefined) query = query.where('sealed_grant', '=', sealedGrant);
    return (await query.executeTakeFirst()).numDeletedRows === 1n;
  },

  /** The sessions that a logout of the provider is about. A session without a `sid` is found by its person. */
  async ofLogout(
    issuer: string,
    { sub, sid }: { sub?: string | undefined; sid?: string | undefined },
  ): Promise<SessionRecord[]> {
    let query = kysely.selectFrom('sessions').selectAll().where('expires_at', '>', now());
    if (sub !== undefined) query = query.where('person_id', '=', `${issuer}|${sub}`);
    if (sid !== undefined) {
      query = query.where(({ eb, or }) =>
        or(sub === undefined ? [eb('sid', '=', sid)] : [eb('sid', '=', sid), eb('sid', 'is', null)]),
      );
    }
    return (await query.execute()).flatMap(toRecord);
  },

  async isLogoutTokenUsed(idHash: string): Promise<boolean> {
    const used = kysely.selectFrom('logout_tokens').select('id_hash').where('id_hash', '=', idHash);
    return (await used.executeTakeFirst()) !== undefined;
  },

  /** Marks this logout token as used. */
  async useLogoutToken(idHash: string, expiresAt: number): Promise<void> {
    await kysely
      .insertInto('logout_tokens')
      .values({ id_hash: idHash, expires_at: expiresAt })
      .onConflict((conflict) => conflict.column('id_hash').doNothing())
      .execute();
  },

  /** Ends the rights that plans keep of the sessions that a logout of the provider means. */
  revokeLoggedOut: (issuer: string, logout: { sub?: string | undefined; sid?: string | undefined }) =>
    revokeLoggedOut(kysely, issuer, logout, now()),

  /** Deletes expired rows. */
  async removeExpired(): Promise<void> {
    await kysely.deleteFrom('sessions').where('expires_at', '<=', now()).execute();
    await kysely.deleteFrom('logout_tokens').where('expires_at', '<=', now()).execute();
  },
});

/**
 * Sessions in the database. A row is inserted at sign-in and only updated after that, so a request that outlives its session cannot bring
 * the session back.
 */
export function createSessions(database: Database, trail: Trail, now: () => number = Date.now) {
  const { insertRow, touchRow, removeRow, ...rows } = sessionRows(database.kysely, now);
  const cache = new Map<string, { record: SessionRecord; readAt: number }>();
  let ends = 0;

  function cached(idHash: string): SessionRecord | undefined {
    const entry = cache.get(idHash);
    const holds = entry && now() - entry.readAt < readCacheMs && now() < entry.record.expiresAt;
    return holds ? entry.record : undefined;
  }

  /** Makes the next request of a session read it again; call it after every change and end. */
  function forget(idHash: string): void {
    ends += 1;
    cache.delete(idHash);
  }

  return {
    ...rows,
    forget,

    /** The session with this id, up to 0.8 seconds old; undefined when there is none or it is over. */
    async read(id: string): Promise<SessionRecord | undefined> {
      const idHash = hashSessionId(id);
      const known = cached(idHash);
      if (known !== undefined) return known;
      const readAt = now();
      const endsBefore = ends;
      const record = await rows.find(idHash);
      cache.delete(idHash);
      // Not cached if any session ended during the read.
      if (record !== undefined && endsBefore === ends) {
        if (cache.size >= maxCached) cache.clear();
        cache.set(idHash, { record, readAt });
      }
      return record;
    },

    /** Notes that a session is in use, at most once a minute. Never fails: reads still work while the database takes no writes. */
    async touch(record: SessionRecord): Promise<void> {
      if (now() - record.lastSeenAt < touchMs) return;
      record.lastSeenAt = now();
      await touchRow(record.idHash).catch(() => undefined);
    },

    /** Begins a session under a new id. */
    async insert(id: string, person: Person, facts: ProviderFacts = noProvider): Promise<SessionInUse> {
      const idHash = hashSessionId(id);
      await insertRow(idHash, person, facts);
      return { idHash, person };
    },

    /** Ends a session at the person's own request. `also` runs in the same transaction, and only if the session ended. */
    async end(idHash: string, also: AlsoIn = async () => {}): Promise<void> {
      forget(idHash);
      await database.transaction(async (transaction) => {
        if (!(await removeRow(transaction, idHash))) return;
        await noteSignOut(transaction, idHash, now());
        await also(transaction);
      });
      // Again, for a request that read the row just before it was deleted.
      forget(idHash);
    },

    /**
     * Ends a session that its own person did not end, here at once and in other replicas within a second. The event is kept only if the
     * session ended.
     * @returns whether it ended
     */
    async revoke(
      session: SessionRecord,
      { reason, by, requestId, sealedGrant }: Revocation,
    ): Promise<boolean> {
      const { idHash, person, publicId } = session;
      const ended = await database.transaction(async (transaction) => {
        if (!(await removeRow(transaction, idHash, sealedGrant))) return false;
        await revokeKept(transaction, session, reason);
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
      forget(idHash);
      return ended;
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
