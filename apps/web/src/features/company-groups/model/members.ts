import type { MemberLists } from '@reseller-console/contract';

/** What an edit of a list of members does to it, by company id. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What `left` has that `right` has not, in the order of `left`. */
export function without(left: Iterable<string>, right: Iterable<string>): string[] {
  const there = new Set(right);
  return [...left].filter((id) => !there.has(id));
}

export const differenceOf = (from: Iterable<string>, to: Iterable<string>): Difference => ({
  added: without(to, from),
  removed: without(from, to),
});

/** The list after the edit, each id once. */
export const applied = (members: Iterable<string>, { added, removed }: Difference): string[] => [
  ...new Set([...without(members, removed), ...added]),
];

/** The same edit applied to another list, without what that list already has. */
export const rebased = (members: readonly string[], { added, removed }: Difference): Difference => {
  const there = new Set(members);
  return {
    added: added.filter((id) => !there.has(id)),
    removed: removed.filter((id) => there.has(id)),
  };
};

/** Whether both name the same companies, in whatever order. */
export const sameMembers = (left: readonly string[], right: readonly string[]): boolean =>
  without(left, right).length === 0 && without(right, left).length === 0;

/** A company in each list of a change that met a conflict or was made in part. */
export interface MembershipDiff {
  readonly id: string;
  readonly seen: boolean;
  readonly actual: boolean;
  readonly wanted: boolean;
}

/** Every company about which the three lists do not agree. */
export function membershipDiffs(lists: MemberLists): MembershipDiff[] {
  const [seen, actual, wanted] = [new Set(lists.seen), new Set(lists.actual), new Set(lists.wanted)];
  return [...new Set([...lists.seen, ...lists.actual, ...lists.wanted])]
    .map((id) => ({ id, seen: seen.has(id), actual: actual.has(id), wanted: wanted.has(id) }))
    .filter((one) => one.seen !== one.actual || one.actual !== one.wanted);
}
