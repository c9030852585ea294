import { hash, randomBytes } from 'node:crypto';
import { roles } from '@reseller-console/contract';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Schema, SessionRow } from '../db/schema.ts';
import type { Person } from '../platform/person.ts';
import { Told, toldByAny } from './told.ts';

/** Milliseconds without a request after which a session ends. */
export const idleMs = 30 * 60_000;
/** Milliseconds after signing in at which a session ends, used or not. */
export const absoluteMs = 12 * 3_600_000;
/** A session in use is written at most this often, in milliseconds. */
export const touchMs = 60_000;

const publicIdBytes = 18;

const StoredSession = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    role: z.enum(roles).nullable(),
    companies: z.array(z.string()).nullable(),
  }),
  // An older build neither writes nor keeps these two.
  told: Told.optional(),
  confirmedAt: z.number().optional(),
});

/** What a sign-in at a provider leaves for asking it again. */
export interface ProviderFacts {
  sid: string | null;
  sealedGrant: string | null;
  answeredAt: number | null;
  told: Told;
}

/** A session as the database has it. Times are milliseconds since the epoch. */
export interface SessionRecord extends ProviderFacts {
  idHash: string;
  publicId: string;
  person: Person;
  /** When the provider last told what this person may do, which an answer that lets them in may leave open. */
  confirmedAt: number | null;
  askedAt: number | null;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
}

/** What is kept of a session id: from this nobody gets back to the cookie. */
export const hashSessionId = (id: string): string => hash('sha256', id, 'base64url');

const toData = (session: Pick<SessionRecord, 'person' | 'told' | 'confirmedAt'>): string => {
  const { person, told, confirmedAt } = session;
  return JSON.stringify(StoredSession.parse({ person, told, confirmedAt: confirmedAt ?? undefined }));
};

function toRecord(row: SessionRow): SessionRecord[] {
  const parsed = StoredSession.safeParse(JSON.parse(row.data));
  if (!parsed.success) return [];
  return [
    {
      idHash: row.id_hash,
      publicId: row.public_id,
      person: parsed.data.person,
      told: parsed.data.told ?? toldByAny,
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

/** The rows of sessions that are not over. */
export const createSessionRows = (kysely: Kysely<Schema>, now: () => number) => ({
  async find(idHash: string): Promise<SessionRecord | undefined> {
    const row = await kysely
      .selectFrom('sessions')
      .selectAll()
      .where('id_hash', '=', idHash)
      .where('expires_at', '>', now())
      .executeTakeFirst();
    return row && toRecord(row)[0];
  },

  /** Latest seen first. */
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

  async insert(idHash: string, person: Person, { sid, sealedGrant, answeredAt, told }: ProviderFacts) {
    const at = now();
    await kysely
      .insertInto('sessions')
      .values({
        id_hash: idHash,
        public_id: randomBytes(publicIdBytes).toString('base64url'),
        person_id: person.id,
        data: toData({ person, told, confirmedAt: answeredAt }),
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

  /** Moves the end of the idle time on, never past the absolute one. */
  async touch(idHash: string): Promise<void> {
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

  /** True for the one replica that may ask the provider about this session, and is asking since `at`. */
  async claimAsking({ idHash, askedAt }: SessionRecord, at: number): Promise<boolean> {
    const { numUpdatedRows } = await kysely
      .updateTable('sessions')
      .set({ asked_at: at })
      .where('id_hash', '=', idHash)
      .where('asked_at', '=', askedAt)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  /** Keeps a good answer of the provider. False where the session has ended meanwhile. */
  async keepAnswer(
    transaction: Kysely<Schema>,
    idHash: string,
    kept: Pick<SessionRecord, 'person' | 'told' | 'confirmedAt' | 'sealedGrant' | 'answeredAt'>,
  ): Promise<boolean> {
    const { numUpdatedRows } = await transaction
      .updateTable('sessions')
      .set({ data: toData(kept), sealed_grant: kept.sealedGrant, answered_at: kept.answeredAt })
      .where('id_hash', '=', idHash)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  /** Ends a session, or only while it still has the given grant. False where there was nothing to end. */
  async remove(transaction: Kysely<Schema>, idHash: string, sealedGrant?: string): Promise<boolean> {
    let query = transaction.deleteFrom('sessions').where('id_hash', '=', idHash);
    if (sealedGrant !== undefined) query = query.where('sealed_grant', '=', sealedGrant);
    return (await query.executeTakeFirst()).numDeletedRows === 1n;
  },

  /** The sessions that a logout of the provider means; a session whose `sid` is not known goes by its person. */
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

  /** From here on this logout token counts as used. */
  async useLogoutToken(idHash: string, expiresAt: number): Promise<void> {
    await kysely
      .insertInto('logout_tokens')
      .values({ id_hash: idHash, expires_at: expiresAt })
      .onConflict((conflict) => conflict.column('id_hash').doNothing())
      .execute();
  },

  /** Removes what is over. */
  async removeExpired(): Promise<void> {
    await kysely.deleteFrom('sessions').where('expires_at', '<=', now()).execute();
    await kysely.deleteFrom('logout_tokens').where('expires_at', '<=', now()).execute();
  },
});

export type SessionRows = ReturnType<typeof createSessionRows>;
