import type { CompanyDetail } from '@reseller-console/contract';
import { words as w } from '../words/en.ts';

/** What to say when one more active person goes over the company's licence; undefined where that is not so. */
export function licenceWarning(
  { userLimit, activeUsers }: Pick<CompanyDetail, 'userLimit' | 'activeUsers'>,
  active: boolean,
): string | undefined {
  if (!active || userLimit === null || activeUsers < userLimit) return undefined;
  return w.overLicence(activeUsers, userLimit);
}
