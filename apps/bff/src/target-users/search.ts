import type { TargetUserQuery } from '@reseller-console/contract';
import type { TargetUserFilters } from '@reseller-console/keepnet';
import { searchForms, seenPieces } from '../platform/text.ts';
import type { CustomFields } from './custom-fields.ts';

/** What people are searched by, without the order and the pages of a list. */
type Sought = Partial<
  Pick<TargetUserQuery, 'q' | 'status' | 'priority' | 'department' | 'month' | `field.${string}`>
>;

/** The part of a search that says who is found. */
export interface Finding {
  q: string[];
  filters: TargetUserFilters;
}

/**
 * What a list, a file and a plan ask Keepnet for: the same people for the same query.
 * @throws {ProblemError} as {@link CustomFields.filters}
 */
export async function findingOf(
  customFields: Pick<CustomFields, 'filters'>,
  companyId: string,
  query: Sought,
  owner: string | undefined,
): Promise<Finding> {
  const { q = '', status, priority, department, month } = query;
  const fields = await customFields.filters(companyId, query, owner);
  return {
    q: searchForms(q),
    filters: { status, priority, department: department && seenPieces(department), month, fields },
  };
}
