import type { Role } from '@reseller-console/contract';

/** A signed-in person. `role` is null for a person who may not use the console. */
export interface Person {
  /** `issuer|sub` as one stable key, or `local:<OS user>`. */
  id: string;
  name: string;
  email: string | null;
  role: Role | null;
  /** Ids of the only companies that this person sees; null for every company. */
  companies: readonly string[] | null;
}

/** A signed-in person who has a role. */
export interface Caller extends Person {
  role: Role;
}
