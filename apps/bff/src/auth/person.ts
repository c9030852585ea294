import type { Role } from '@reseller-console/contract';

/** A signed-in person as the session keeps it. `role` is null for somebody who may not use the console. */
export interface Person {
  /** `issuer|sub` as one stable key, or `local:<OS user>`. */
  id: string;
  name: string;
  email: string | null;
  role: Role | null;
}
