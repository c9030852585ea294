import { mostParticipants } from '@reseller-console/contract';
import { type Call, type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import { ProblemError } from '../http/problem.ts';

const pageSize = 100;
const tries = 2;

/** A deadline over all pages instead of one for each. */
function overAll(call: Call): Call {
  const { deadlineMs, signal, ...rest } = call;
  if (deadlineMs === undefined) return call;
  const timeout = AbortSignal.timeout(deadlineMs);
  return { ...rest, signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]) };
}

async function readOnce(keepnet: Keepnet, groupId: string, call: Call) {
  const query = { pageSize, sort: 'name', order: 'asc' } as const;
  const first = await keepnet.companyGroups.companies(groupId, { ...query, page: 1 }, call);
  if (first.total > mostParticipants) {
    throw new ProblemError('upstream_failed', {
      detail: `The group has more than ${mostParticipants} members, too many to be edited here.`,
    });
  }
  // Counted from the total, which is bounded, and not as upstream counts its pages.
  const pageCount = Math.ceil(first.total / first.pageSize);
  const rest = Array.from({ length: Math.max(0, pageCount - 1) }, (_, index) =>
    keepnet.companyGroups.companies(groupId, { ...query, page: index + 2 }, call),
  );
  const pages = [first, ...(await Promise.all(rest))];
  return {
    total: first.total,
    steady: pages.every(({ total }) => total === first.total),
    ids: new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))),
  };
}

/**
 * The ids of every member, sorted, read through all pages. A group that changes meanwhile could miss somebody at the seam of two
 * pages, who would then be taken out of it: ids that do not add up to the total are read again, and then fail.
 * @throws {KeepnetError} when any page fails or the pages do not add up
 * @throws {ProblemError} `upstream_failed` for more than `mostParticipants`
 */
export async function readMembers(keepnet: Keepnet, groupId: string, call: Call): Promise<string[]> {
  const whole = overAll(call);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { ids, total, steady } = await readOnce(keepnet, groupId, whole);
    if (steady && ids.size === total) return [...ids].sort();
  }
  throw new KeepnetError('bad_answer', { code: 'members_incomplete' });
}

/** What `left` has that `right` has not. */
export function without(left: readonly string[], right: readonly string[]): string[] {
  const there = new Set(right);
  return left.filter((id) => !there.has(id));
}

/** Whether both name the same companies, in whatever order. */
export const sameMembers = (left: readonly string[], right: readonly string[]): boolean =>
  without(left, right).length === 0 && without(right, left).length === 0;
