import type { Role } from '@reseller-console/contract';

/** A signed-in person as the session keeps it. `role` is null for somebody who may not use the console. */
export interface Person {
  /** `issuer|sub` as one stable key, or `local:<OS user>`. */
  id: string;
  name: string;
  email: string | null;
  role: Role | null;
  /** Ids of the only companies that this person sees; null for every company. */
  companies: readonly string[] | null;
}
