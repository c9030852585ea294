import type { Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import type { Person } from '../platform/person.ts';
import {
  createSessionRows,
  hashSessionId,
  type ProviderFacts,
  type SessionRecord,
  type SessionRows,
  touchMs,
} from './sessions.ts';
import { toldByAny } from './told.ts';

/** Milliseconds for which a session that was read is believed. An end elsewhere shows within a second, the reading included. */
const readCacheMs = 800;
const maxCached = 10_000;

const noProvider: ProviderFacts = { sid: null, sealedGrant: null, answeredAt: null, told: toldByAny };

/** Says how a session that was read stands now; undefined once it has ended. */
type Check = (record: SessionRecord) => Promise<SessionRecord | undefined>;

/** More that is to be kept together with a change of a session, or not at all. */
export type AlsoIn = (transaction: Transaction<Schema>) => Promise<void>;

/** How a request uses its session. */
export interface Use {
  /** Called with the session's person before anything of the session is used; what it throws ends the request. */
  admit: (person: Person) => void;
  /** Whether the request counts as use: one that does not leaves the idle time as it is. */
  counts: (person: Person) => boolean;
}

/** What of a session a request works with. */
type InUse = Pick<SessionRecord, 'idHash' | 'person'>;

/**
 * Sessions in the database. A row is inserted at sign-in and only updated after that, so that a request which is still running
 * when its session ends cannot bring it back.
 */
export class SessionStore {
  readonly #database: Database;
  readonly #rows: SessionRows;
  readonly #now: () => number;
  readonly #cache = new Map<string, { record: SessionRecord; readAt: number }>();
  #check: Check = async (record) => record;
  #ends = 0;

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#rows = createSessionRows(database.kysely, now);
    this.#now = now;
  }

  /** Has every session checked before it is believed. */
  checkWith(check: Check): void {
    this.#check = check;
  }

  /** The session with this id, which a request uses; null when there is none or it is over. */
  async use(id: string, { admit, counts }: Use): Promise<InUse | null> {
    const idHash = hashSessionId(id);
    const found = this.#cached(idHash) ?? (await this.#read(idHash));
    if (found === undefined) return null;
    admit(found.person);
    const record = await this.#check(found);
    if (record === undefined) return null;
    if (counts(record.person) && this.#now() - record.lastSeenAt >= touchMs) {
      record.lastSeenAt = this.#now();
      // Whoever reads goes on while the database takes no writes; the session ends at its time if that lasts.
      await this.#rows.touch(idHash).catch(() => undefined);
    }
    return record;
  }

  /** Begins a session under a new id. */
  async insert(id: string, person: Person, facts: ProviderFacts = noProvider): Promise<InUse> {
    const idHash = hashSessionId(id);
    await this.#rows.insert(idHash, person, facts);
    return { idHash, person };
  }

  /** Ends a session; `also` is done in the same transaction, exactly if it ended. */
  async end(idHash: string, also: AlsoIn = async () => {}): Promise<void> {
    this.forget(idHash);
    await this.#database.transaction(async (transaction) => {
      if (await this.#rows.remove(transaction, idHash)) await also(transaction);
    });
    // Once more, for a request that read the row before it was gone.
    this.forget(idHash);
  }

  /** Has the next request of a session read it anew; for whoever changed or ended it. */
  forget(idHash: string): void {
    this.#ends += 1;
    this.#cache.delete(idHash);
  }

  /** Removes sessions whose time is over. */
  removeExpired(): Promise<void> {
    return this.#rows.removeExpired();
  }

  #cached(idHash: string): SessionRecord | undefined {
    const now = this.#now();
    const cached = this.#cache.get(idHash);
    const holds = cached && now - cached.readAt < readCacheMs && now < cached.record.expiresAt;
    return holds ? cached.record : undefined;
  }

  async #read(idHash: string): Promise<SessionRecord | undefined> {
    const now = this.#now();
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
}
