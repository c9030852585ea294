import { type FieldError, fieldProblem, targetUserEditLimits } from '@reseller-console/contract';
import type { TargetUserDetail } from '@reseller-console/keepnet';

/** Why Keepnet would refuse every change of a record, whatever changes, and the field that causes it. */
export interface ChangeLimit {
  code: 'needs_phone' | 'too_long_to_change';
  field: 'phoneNumber' | 'firstName' | 'lastName' | 'department' | 'managerFirstName' | 'managerLastName';
  /** Characters that Keepnet takes here. */
  max?: number;
}

const { name, department, managerName } = targetUserEditLimits;
const limits = [
  ['firstName', name],
  ['lastName', name],
  ['department', department],
  ['managerFirstName', managerName],
  ['managerLastName', managerName],
] as const;

/** What Keepnet's limits on an update refuse of a record as it is (docs/keepnet-api.md, A10 and A11); empty where nothing does. */
export function changeLimits(user: TargetUserDetail, phoneRequired: boolean): ChangeLimit[] {
  const tooLong = limits.flatMap(([field, max]): ChangeLimit[] =>
    (user[field]?.length ?? 0) > max ? [{ code: 'too_long_to_change', field, max }] : [],
  );
  return phoneRequired && user.phoneNumber === null
    ? [{ code: 'needs_phone', field: 'phoneNumber' }, ...tooLong]
    : tooLong;
}

/** A limit as an error at its field. */
export const limitError = ({ code, field, max }: ChangeLimit): FieldError => ({
  field,
  ...fieldProblem(code, max === undefined ? undefined : { max }),
});
