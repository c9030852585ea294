import { requireScope } from '../../commands/create-command.ts';
import type { Planning } from '../kind.ts';

/** Where a plan is made for one company. */
export interface Place extends Planning {
  companyId: string;
}

/** @throws {KeepnetError} `invalid_scope` at reseller level */
export const placeOf = ({ companyId, call }: Planning): Place => ({
  companyId: requireScope(companyId),
  call,
});
