import session, { type SessionData } from 'express-session';
import type { Database } from '../db/database.ts';
import {
  createSessionRows,
  hashSessionId,
  type ProviderFacts,
  type SessionRecord,
  type SessionRows,
  touchMs,
} from './session-rows.ts';

/** Milliseconds for which a session that was read is believed. An end elsewhere shows within a second, the reading included. */
const readCacheMs = 800;
const maxCached = 10_000;

const noProvider: ProviderFacts = { sid: null, sealedGrant: null, answeredAt: null };

type Done = (error?: unknown) => void;
/** Says how a session that was read stands now; undefined once it has ended. */
type Check = (record: SessionRecord) => Promise<SessionRecord | undefined>;

/** Sessions of express-session in the database. A row is inserted at sign-in and only updated after that, so that a request which is
 * still running when its session ends cannot bring it back. */
export class SessionStore extends session.Store {
  readonly #database: Database;
  readonly #rows: SessionRows;
  readonly #now: () => number;
  readonly #cache = new Map<string, { record: SessionRecord; readAt: number }>();
  readonly #admitted = new Map<string, ProviderFacts>();
  #check: Check = async (record) => record;
  #ends = 0;

  constructor(database: Database, now: () => number) {
    super();
    this.#database = database;
    this.#rows = createSessionRows(database.kysely, now);
    this.#now = now;
  }

  /** Has every session checked before it is believed. */
  checkWith(check: Check): void {
    this.#check = check;
  }

  /** Lets the next `set` of this id insert a row; for sign-in alone. */
  admit(id: string, facts: ProviderFacts = noProvider): void {
    this.#admitted.set(hashSessionId(id), facts);
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#current(hashSessionId(id)).then(
      (found) => done(null, found ? { cookie: new session.Cookie(), person: found.person } : null),
      done,
    );
  }

  override set(id: string, data: SessionData, done: Done = () => {}): void {
    this.#write(hashSessionId(id), data).then(() => done(), done);
  }

  override touch(id: string, _data: SessionData, done: Done = () => {}): void {
    const idHash = hashSessionId(id);
    const cached = this.#cache.get(idHash)?.record;
    // Answered at once, since express-session holds back the end of the answer until it is.
    if (cached && this.#now() - cached.lastSeenAt < touchMs) {
      done();
      return;
    }
    if (cached) cached.lastSeenAt = this.#now();
    this.#rows.touch(idHash).then(() => done(), done);
  }

  override destroy(id: string, done: Done = () => {}): void {
    this.#end(hashSessionId(id)).then(() => done(), done);
  }

  /** Has the next request of a session read it anew; for whoever changed or ended it. */
  forget(idHash: string): void {
    this.#ends += 1;
    this.#admitted.delete(idHash);
    this.#cache.delete(idHash);
  }

  /** Removes sessions whose time is over. */
  removeExpired(): Promise<void> {
    return this.#rows.removeExpired();
  }

  async #current(idHash: string): Promise<SessionRecord | undefined> {
    const found = await this.#read(idHash);
    return found && this.#check(found);
  }

  async #read(idHash: string): Promise<SessionRecord | undefined> {
    const now = this.#now();
    const cached = this.#cache.get(idHash);
    if (cached && now - cached.readAt < readCacheMs && now < cached.record.expiresAt) return cached.record;
    const endsBefore = this.#ends;
    const record = await this.#rows.find(idHash);
    this.#cache.delete(idHash);
    // A session that ended while it was being read must not be believed any longer.
    if (record !== undefined && endsBefore === this.#ends) {
      if (this.#cache.size >= maxCached) this.#cache.clear();
      this.#cache.set(idHash, { record, readAt: now });
    }
    return record;
  }

  async #write(idHash: string, { person }: SessionData): Promise<void> {
    if (person === undefined) throw new TypeError('A session without a person is not kept');
    const facts = this.#admitted.get(idHash);
    this.#cache.delete(idHash);
    if (facts === undefined) return this.#rows.save(idHash, person);
    this.#admitted.delete(idHash);
    await this.#rows.insert(idHash, person, facts);
  }

  async #end(idHash: string): Promise<void> {
    this.forget(idHash);
    await this.#rows.remove(this.#database.kysely, idHash);
    // Once more, for a request that read the row before it was gone.
    this.forget(idHash);
  }
}
