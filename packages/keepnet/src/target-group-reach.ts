import type { WireMemberCounts } from './wire/target-group.ts';

/** The active members of a target group, and how many of them have something; null if upstream does not say. */
export interface TargetGroupReach {
  activeUsers: number;
  withPhone: number | null;
  withLanguage: number | null;
}

type Split = WireMemberCounts[number]['hasPhoneNumber'];

/** How many of `all` have something; null unless the rows add up to `all`, since upstream leaves out rows of zero. */
function having(all: number, split: Split): number | null {
  const countOf = (status: string): number =>
    split?.find((row) => row.status?.toLowerCase() === status)?.count ?? 0;
  const yes = countOf('yes');
  return yes + countOf('no') === all ? yes : null;
}

/** Undefined if upstream has no row of active members: there are none, or it does not say. */
export function toReach(rows: WireMemberCounts): TargetGroupReach | undefined {
  const active = rows.find(({ status }) => status?.toLowerCase() === 'active');
  if (active?.count === undefined || active.count === null) return undefined;
  const { count, hasPhoneNumber, hasPreferredLanguage } = active;
  return {
    activeUsers: count,
    withPhone: having(count, hasPhoneNumber),
    withLanguage: having(count, hasPreferredLanguage),
  };
}
