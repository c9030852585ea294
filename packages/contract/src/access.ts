import type { Operation } from './operation.ts';
import { type Role, roleIncludes } from './role.ts';

/** What decides whether a person may call an operation. */
export interface Access {
  role: Role;
  /** True for a person who sees certain companies only. */
  limited: boolean;
}

/** Why a person may not call an operation, or undefined if they may. Which companies they see is asked separately. */
export function refusalOf(
  { role, limited }: Access,
  operation: Operation,
): 'role_too_low' | 'companies_limited' | undefined {
  if (operation.role !== 'any' && !roleIncludes(role, operation.role)) return 'role_too_low';
  return limited && operation.scope === 'reseller' ? 'companies_limited' : undefined;
}
