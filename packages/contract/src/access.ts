import type { Operation } from './operation.ts';
import { type Role, roleIncludes } from './role.ts';

/** What decides whether somebody may call an operation. */
export interface Access {
  role: Role;
  /** True for somebody who sees certain companies only. */
  limited: boolean;
}

/** Why somebody may not call an operation, or undefined where they may. Which companies they see is asked separately. */
export function refusalOf(
  { role, limited }: Access,
  operation: Operation,
): 'role_too_low' | 'companies_limited' | undefined {
  if (operation.role !== 'any' && !roleIncludes(role, operation.role)) return 'role_too_low';
  return limited && operation.scope === 'reseller' ? 'companies_limited' : undefined;
}
