import { createHash } from 'node:crypto';
import { roles } from '@reseller-console/contract';
import session, { type SessionData } from 'express-session';
import * as z from 'zod';
import type { Database } from '../db/database.ts';

/** Milliseconds without a request after which a session ends. */
export const idleMs = 30 * 60_000;
/** Milliseconds after signing in at which a session ends, used or not. */
export const absoluteMs = 12 * 3_600_000;
/** A session in use is written at most this often, in milliseconds. */
export const touchMs = 60_000;
/** Milliseconds for which a session that was read is believed: an end elsewhere shows this late at most. */
const readCacheMs = 1_000;
const maxCached = 10_000;

const StoredSession = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    role: z.enum(roles).nullable(),
  }),
});
type StoredSession = z.infer<typeof StoredSession>;

interface CachedSession {
  session: StoredSession;
  readAt: number;
  lastSeenAt: number;
  expiresAt: number;
}

/** What is kept of a session id: from this nobody gets back to the cookie. */
const hashSessionId = (id: string): string => createHash('sha256').update(id).digest('base64url');

type Done = (error?: unknown) => void;

/** Sessions of express-session in the database. A row is inserted at sign-in and only updated after that, so that a request which is
 * still running when its session ends cannot bring it back. */
export class SessionStore extends session.Store {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #cache = new Map<string, CachedSession>();
  readonly #admitted = new Set<string>();
  #ends = 0;

  constructor(database: Database, now: () => number) {
    super();
    this.#database = database;
    this.#now = now;
  }

  /** Lets the next `set` of this id insert a row; for sign-in alone. */
  admit(id: string): void {
    this.#admitted.add(hashSessionId(id));
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#read(hashSessionId(id)).then(
      (found) => done(null, found ? { cookie: new session.Cookie(), person: found.person } : null),
      done,
    );
  }

  override set(id: string, data: SessionData, done: Done = () => {}): void {
    this.#write(hashSessionId(id), data).then(() => done(), done);
  }

  override touch(id: string, _data: SessionData, done: Done = () => {}): void {
    const idHash = hashSessionId(id);
    const cached = this.#cache.get(idHash);
    // Answered at once, since express-session holds back the end of the answer until it is.
    if (cached && this.#now() - cached.lastSeenAt < touchMs) {
      done();
      return;
    }
    if (cached) cached.lastSeenAt = this.#now();
    this.#touch(idHash).then(() => done(), done);
  }

  override destroy(id: string, done: Done = () => {}): void {
    this.#end(hashSessionId(id)).then(() => done(), done);
  }

  /** Removes sessions whose time is over. */
  async removeExpired(): Promise<void> {
    await this.#database.kysely.deleteFrom('sessions').where('expires_at', '<=', this.#now()).execute();
  }

  async #read(idHash: string): Promise<StoredSession | undefined> {
    const now = this.#now();
    const cached = this.#cache.get(idHash);
    if (cached && now - cached.readAt < readCacheMs && now < cached.expiresAt) return cached.session;
    const endsBefore = this.#ends;
    const row = await this.#database.kysely
      .selectFrom('sessions')
      .select(['data', 'last_seen_at', 'expires_at'])
      .where('id_hash', '=', idHash)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    const parsed = row && StoredSession.safeParse(JSON.parse(row.data));
    this.#cache.delete(idHash);
    if (!row || !parsed?.success) return undefined;
    // A session that ended while it was being read must not be believed for another second.
    if (endsBefore === this.#ends) {
      if (this.#cache.size >= maxCached) this.#cache.clear();
      const { last_seen_at: lastSeenAt, expires_at: expiresAt } = row;
      this.#cache.set(idHash, { session: parsed.data, readAt: now, lastSeenAt, expiresAt });
    }
    return parsed.data;
  }

  async #write(idHash: string, data: SessionData): Promise<void> {
    const stored = StoredSession.parse(data);
    const now = this.#now();
    this.#cache.delete(idHash);
    if (!this.#admitted.delete(idHash)) {
      await this.#database.kysely
        .updateTable('sessions')
        .set({ data: JSON.stringify(stored) })
        .where('id_hash', '=', idHash)
        .execute();
      return;
    }
    await this.#database.kysely
      .insertInto('sessions')
      .values({
        id_hash: idHash,
        person_id: stored.person.id,
        data: JSON.stringify(stored),
        created_at: now,
        last_seen_at: now,
        expires_at: now + idleMs,
        absolute_expires_at: now + absoluteMs,
      })
      .execute();
  }

  async #touch(idHash: string): Promise<void> {
    const now = this.#now();
    await this.#database.kysely
      .updateTable('sessions')
      .set(({ eb, ref }) => ({
        last_seen_at: now,
        expires_at: eb
          .case()
          .when('absolute_expires_at', '<', now + idleMs)
          .then(ref('absolute_expires_at'))
          .else(eb.lit(now + idleMs))
          .end(),
      }))
      .where('id_hash', '=', idHash)
      .where('expires_at', '>', now)
      .where('last_seen_at', '<=', now - touchMs)
      .execute();
  }

  async #end(idHash: string): Promise<void> {
    this.#forget(idHash);
    await this.#database.kysely.deleteFrom('sessions').where('id_hash', '=', idHash).execute();
    // Once more, for a request that read the row before it was gone.
    this.#forget(idHash);
  }

  #forget(idHash: string): void {
    this.#ends += 1;
    this.#admitted.delete(idHash);
    this.#cache.delete(idHash);
  }
}
