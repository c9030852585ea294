import type { CompanyDetail } from '@reseller-console/contract';
import { words as w } from '../words/en.ts';

/** The warning when one more active target user exceeds the company's licence; undefined if it does not. */
export function licenceWarning(
  { userLimit, activeUsers }: Pick<CompanyDetail, 'userLimit' | 'activeUsers'>,
  active: boolean,
): string | undefined {
  if (!active || userLimit === null || activeUsers < userLimit) return undefined;
  return w.overLicence(activeUsers, userLimit);
}
