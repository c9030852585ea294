import type { Field } from '../search/fields.ts';
import { insertSorted, sorted } from '../search/order.ts';
import type { CustomField, TargetUser } from './records.ts';

/**
 * The target users of one company. Rows are generated when first read; sort orders and lower-cased search text are
 * kept once made, and changed in place by every write.
 */
export class UserTable {
  readonly customFields: readonly CustomField[];
  #source: Iterator<TargetUser> | null;
  readonly #rows: TargetUser[] = [];
  readonly #byId = new Map<string, TargetUser>();
  readonly #living = new Map<string, TargetUser>();
  readonly #orders = new Map<string, { field: Field<TargetUser>; rows: TargetUser[] }>();
  readonly #text = new Map<TargetUser, string>();
  #hidden: { user: TargetUser; until: number }[] = [];

  constructor(customFields: readonly CustomField[], source: Iterable<TargetUser>) {
    this.customFields = customFields;
    this.#source = source[Symbol.iterator]();
  }

  /** Generates up to `limit` more rows; false when none are left. */
  generate(limit: number): boolean {
    for (let count = 0; this.#source !== null && count < limit; count++) {
      const next = this.#source.next();
      if (next.done === true) this.#source = null;
      else this.#keep(next.value);
    }
    return this.#source !== null;
  }

  #keep(user: TargetUser): void {
    this.#rows.push(user);
    this.#byId.set(user.id, user);
    if (!user.deleted) this.#living.set(user.email.toLowerCase(), user);
    this.#text.set(user, searchText(user));
  }

  #all(): readonly TargetUser[] {
    this.generate(Number.POSITIVE_INFINITY);
    return this.#rows;
  }

  /** One user, hidden or not. */
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

  /** What searches see at an instant. */
  visible(now: number): readonly TargetUser[] {
    const due = this.#hidden.filter(({ until }) => until <= now);
    this.#hidden = this.#hidden.filter(({ until }) => until > now);
    for (const { user } of due) this.#show(user);
    return this.#all();
  }

  /** What searches see, in ascending order of a field. */
  inOrder(field: Field<TargetUser>, now: number): readonly TargetUser[] {
    const rows = this.visible(now);
    const kept = this.#orders.get(field.name);
    if (kept !== undefined) return kept.rows;
    const order = { field, rows: sorted(rows, field) };
    this.#orders.set(field.name, order);
    return order.rows;
  }

  /** Lower-cased text of all text columns: a needle that is not in it is in no column. */
  textOf(user: TargetUser): string {
    return this.#text.get(user) ?? '';
  }

  /** Adds a user that searches see from `visibleFrom` on (milliseconds), though look-ups by id see it at once. */
  add(user: TargetUser, visibleFrom: number, now: number): void {
    this.#all();
    this.#byId.set(user.id, user);
    if (!user.deleted) this.#living.set(user.email.toLowerCase(), user);
    if (visibleFrom > now) this.#hidden.push({ user, until: visibleFrom });
    else this.#show(user);
  }

  #show(user: TargetUser): void {
    this.#rows.push(user);
    this.#text.set(user, searchText(user));
    for (const { field, rows } of this.#orders.values()) insertSorted(rows, field, user);
  }

  /** Changes a user and keeps every order and the search text right. */
  change(user: TargetUser, edit: (user: TargetUser) => void): void {
    const hidden = this.#hidden.some((each) => each.user === user);
    this.#living.delete(user.email.toLowerCase());
    edit(user);
    if (!user.deleted) this.#living.set(user.email.toLowerCase(), user);
    if (hidden) return;
    this.#text.set(user, searchText(user));
    for (const { field, rows } of this.#orders.values()) {
      rows.splice(rows.indexOf(user), 1);
      insertSorted(rows, field, user);
    }
  }
}

function searchText(user: TargetUser): string {
  return [
    user.firstName,
    user.lastName,
    user.email,
    user.phone,
    user.department,
    user.managerFirstName,
    user.managerLastName,
    user.managerEmail,
    ...user.custom,
  ]
    .join(' ')
    .toLowerCase();
}
