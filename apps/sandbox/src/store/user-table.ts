import { type Field, sortKey } from '../search/fields.ts';
import { insertSorted, sorted, sortSteps } from '../search/order.ts';
import type { Query } from '../search/paging.ts';
import type { CustomField, NewTargetUser, TargetUser } from './records.ts';

const KEPT_MATCHES = 16;
const KEPT_SELECTIONS = 8;
const WARM_ROWS = 500;

/** What may change of a user that is there. */
export type ChangedUser = Partial<Omit<NewTargetUser, 'id' | 'createTime' | 'origin'>>;

type Key = (place: number) => string | number;

/**
 * The target users of one company. Rows are generated when first read. Sort orders, lower-cased text, the rows that match
 * the latest filters and the latest selections are kept, which makes pages of a large company cheap.
 */
export class UserTable {
  readonly customFields: CustomField[];
  readonly #describe: (user: NewTargetUser) => string;
  #source: Iterator<NewTargetUser> | null;
  readonly #rows: TargetUser[] = [];
  readonly #byId = new Map<string, TargetUser>();
  readonly #living = new Map<string, TargetUser>();
  readonly #orders = new Map<string, { key: Key; order: number[] }>();
  readonly #matches = new Map<string, Uint8Array>();
  readonly #selections = new Map<string, readonly TargetUser[]>();
  /** Counts changes: an order that was begun before one may have the place of before. */
  #changes = 0;
  #hidden: { user: TargetUser; until: number }[] = [];

  /** `describe` gives the lower-cased text of every column of a user, one to a line. */
  constructor(
    customFields: readonly CustomField[],
    source: Iterable<NewTargetUser>,
    describe: (user: NewTargetUser) => string,
  ) {
    this.customFields = [...customFields];
    this.#source = source[Symbol.iterator]();
    this.#describe = describe;
  }

  /** Generates up to `limit` more rows; false when none are left. */
  generate(limit: number): boolean {
    for (let count = 0; this.#source !== null && count < limit; count++) {
      const next = this.#source.next();
      if (next.done === true) this.#source = null;
      else this.#rows.push(this.#index(next.value));
    }
    return this.#source !== null;
  }

  #index(made: NewTargetUser): TargetUser {
    const user: TargetUser = { ...made, searchText: this.#describe(made) };
    this.#byId.set(user.id, user);
    if (!user.deleted) this.#living.set(user.email.toLowerCase(), user);
    return user;
  }

  #all(): readonly TargetUser[] {
    this.generate(Number.POSITIVE_INFINITY);
    return this.#rows;
  }

  /** One user, visible or not. */
  get(id: string): TargetUser | undefined {
    this.#all();
    return this.#byId.get(id);
  }

  /** The user that is not deleted and has this address, whatever its case. */
  living(email: string): TargetUser | undefined {
    this.#all();
    return this.#living.get(email.toLowerCase());
  }

  /** Every row, deleted and not yet visible ones too. */
  everything(): readonly TargetUser[] {
    return [...this.#all(), ...this.#hidden.map(({ user }) => user)];
  }

  /** Adds a user that searches see from `visibleFrom` on (milliseconds), though look-ups by id see it at once. */
  add(made: NewTargetUser, visibleFrom: number, now: number): TargetUser {
    this.#all();
    const user = this.#index(made);
    if (visibleFrom > now) this.#hidden.push({ user, until: visibleFrom });
    else this.#show(user);
    return user;
  }

  #show(user: TargetUser): void {
    this.#rows.push(user);
    this.#matches.clear();
    this.#selections.clear();
    for (const { key, order } of this.#orders.values()) insertSorted(order, key, this.#rows.length - 1);
  }

  /** Changes a user in its place, and in every order that is kept. */
  change(user: TargetUser, values: ChangedUser): void {
    const place = this.#rows.indexOf(user);
    const address = user.email.toLowerCase();
    this.#changes++;
    if (this.#living.get(address) === user) this.#living.delete(address);
    Object.assign(user, values);
    user.searchText = this.#describe(user);
    if (!user.deleted) this.#living.set(user.email.toLowerCase(), user);
    this.#matches.clear();
    this.#selections.clear();
    if (place === -1) return;
    for (const { key, order } of this.#orders.values()) {
      order.splice(order.indexOf(place), 1);
      insertSorted(order, key, place);
    }
  }

  #showDue(now: number): void {
    this.#all();
    const due = this.#hidden.filter(({ until }) => until <= now);
    this.#hidden = this.#hidden.filter(({ until }) => until > now);
    for (const { user } of due) this.#show(user);
  }

  #keyOf(field: Field<TargetUser>): Key {
    return (place) => {
      const user = this.#rows[place];
      return user === undefined ? '' : sortKey(field, user);
    };
  }

  /** The places of the rows in the ascending order of a field; made when first asked for, then kept. */
  #order(field: Field<TargetUser>): readonly number[] {
    const kept = this.#orders.get(field.name);
    if (kept !== undefined) return kept.order;
    const key = this.#keyOf(field);
    const order = sorted([...this.#rows.keys()], key);
    this.#orders.set(field.name, { key, order });
    return order;
  }

  /** Makes rows and orders ahead of the first search, in small steps; a write or a search in between may do it first. */
  *warmSteps(fields: readonly Field<TargetUser>[]): Generator<void> {
    while (this.generate(WARM_ROWS)) yield;
    for (const field of fields) {
      const places = [...this.#rows.keys()];
      const key = this.#keyOf(field);
      const changes = this.#changes;
      const order = yield* sortSteps(places, key);
      const isSteady = changes === this.#changes && places.length === this.#rows.length;
      const current = isSteady && !this.#orders.has(field.name);
      if (current) this.#orders.set(field.name, { key, order });
    }
  }

  #matching(query: Query<TargetUser>): Uint8Array | null {
    const { test, filterKey } = query;
    if (test === null) return null;
    const kept = this.#matches.get(filterKey);
    if (kept !== undefined) return kept;
    const matches = new Uint8Array(this.#rows.length);
    for (const [index, user] of this.#rows.entries()) if (test(user)) matches[index] = 1;
    keepLatest(this.#matches, KEPT_MATCHES, filterKey, matches);
    return matches;
  }

  /** The users that a search selects, in its order. */
  select(query: Query<TargetUser>, now: number): readonly TargetUser[] {
    this.#showDue(now);
    const key = `${query.orderBy.name} ${query.ascending} ${query.filterKey}`;
    const kept = this.#selections.get(key);
    if (kept !== undefined) return kept;
    const matches = this.#matching(query);
    const users: TargetUser[] = [];
    for (const place of this.#order(query.orderBy)) {
      const user = matches === null || matches[place] === 1 ? this.#rows[place] : undefined;
      if (user !== undefined) users.push(user);
    }
    if (!query.ascending) users.reverse();
    keepLatest(this.#selections, KEPT_SELECTIONS, key, users);
    return users;
  }
}

/** Keeps a value and lets go of the oldest one when there are too many. */
function keepLatest<Value>(kept: Map<string, Value>, most: number, key: string, value: Value): void {
  const [oldest] = kept.keys();
  if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
  kept.set(key, value);
}
