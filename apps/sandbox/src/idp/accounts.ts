/** An account of the demo identity provider. */
export interface Account {
  /** What is typed at sign-in; the subject of the tokens. */
  id: string;
  name: string;
  email: string;
  roles: readonly string[];
  /** Companies that the console is told this person is limited to; without it the claim is absent. */
  companies?: readonly string[];
  /** In place of `roles`, as another provider words them; of the claims in `rightsClaims`, `email` and `email_verified`. */
  claims?: Readonly<Record<string, unknown>>;
  /** What userinfo tells differently. */
  userinfo?: Readonly<Record<string, unknown>>;
  disabled: boolean;
}

/** What can be changed about an account while the provider runs. */
export type AccountChange = Partial<
  Pick<Account, 'name' | 'roles' | 'disabled' | 'companies' | 'claims' | 'userinfo'>
>;

/** The one password of every demo account; it is printed on the sign-in page. */
export const demoPassword = 'demo';

/** How the console of the demo names itself to the provider. */
export const demoClient = { id: 'reseller-console', secret: 'demo-secret-of-the-demo-console-only' } as const;

/** The accounts the provider starts with: one of each role, and one that may not use the console. */
export const demoAccounts: readonly Account[] = [
  { id: 'viewer', name: 'Vera Lindqvist', email: 'viewer@example.com', roles: ['viewer'], disabled: false },
  {
    id: 'operator',
    name: 'Oren Castellane',
    email: 'operator@example.com',
    roles: ['operator'],
    disabled: false,
  },
  { id: 'admin', name: 'Adaeze Morrow', email: 'admin@example.com', roles: ['admin'], disabled: false },
  { id: 'norole', name: 'Noor Halvorsen', email: 'norole@example.com', roles: [], disabled: false },
];

/** The accounts of one running provider, found by id or e-mail address. */
export class AccountDirectory {
  readonly #accounts = new Map(demoAccounts.map((account) => [account.id, account]));

  list(): Account[] {
    return [...this.#accounts.values()];
  }

  find(idOrEmail: string): Account | undefined {
    const wanted = idOrEmail.trim().toLowerCase();
    return this.#accounts.get(wanted) ?? this.list().find((account) => account.email === wanted);
  }

  /** Has an account as it was at the start again. */
  restore(id: string): void {
    for (const account of demoAccounts) if (account.id === id) this.#accounts.set(id, account);
  }

  /** @throws {RangeError} there is no such account */
  change(id: string, change: AccountChange): Account {
    const account = this.#accounts.get(id);
    if (!account) throw new RangeError(`There is no account called ${id}`);
    const changed = { ...account, ...change };
    this.#accounts.set(id, changed);
    return changed;
  }
}
