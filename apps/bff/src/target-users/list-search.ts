import type { TargetUserQuery } from '@reseller-console/contract';
import { searchForms, seenPieces } from '../platform/text.ts';

/** What a list of target users is narrowed by. */
type Narrowed = Pick<TargetUserQuery, 'q' | 'status' | 'priority' | 'department' | 'month'>;

/** How Keepnet is asked for what a list matches: the same wherever all that match are meant. */
export const matchingSearch = ({ q, status, priority, department, month }: Narrowed) => ({
  q: searchForms(q),
  filters: { status, priority, department: department && seenPieces(department), month },
});
