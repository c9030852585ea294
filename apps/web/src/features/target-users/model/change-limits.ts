import { type Session, type TargetUserDetail, targetUserEditLimits } from '@reseller-console/contract';
import { words as writeWords } from '../../../shared/write/words/en.ts';

/** Why Keepnet would refuse every change of a target user, whatever changes. */
export interface ChangeLimit {
  readonly field: string;
  readonly reason: string;
}

const { name, department, managerName } = targetUserEditLimits;
const lengths = [
  ['firstName', name],
  ['lastName', name],
  ['department', department],
  ['managerFirstName', managerName],
  ['managerLastName', managerName],
] as const;

/** What makes every change of a target user impossible (docs/keepnet-api.md, A10 and A11); the server has the last word. */
export function changeLimits(
  user: TargetUserDetail,
  { phoneRequired }: Pick<Session, 'phoneRequired'>,
): readonly ChangeLimit[] {
  const needsPhone = phoneRequired && (user.phoneNumber ?? '') === '';
  return [
    ...(needsPhone ? [{ field: 'phoneNumber', reason: writeWords.fields.needs_phone(0) }] : []),
    ...lengths
      .filter(([field, max]) => (user[field]?.length ?? 0) > max)
      .map(([field, max]) => ({ field, reason: writeWords.fields.too_long_to_change(max) })),
  ];
}
