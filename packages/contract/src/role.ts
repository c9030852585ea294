import * as z from 'zod/mini';

/** What a signed-in person may do. Each role includes those before it: viewer < operator < admin. */
export const roles = ['viewer', 'operator', 'admin'] as const;

export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** True when a person of role `has` may do what asks for role `needs`. */
export function roleIncludes(has: Role, needs: Role): boolean {
  return roles.indexOf(has) >= roles.indexOf(needs);
}
