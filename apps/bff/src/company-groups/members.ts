import { mostParticipants } from '@reseller-console/contract';
import { type Call, type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import { type Paging, readEveryPage } from '../platform/every-page.ts';

/** A deadline over all pages instead of one for each. */
function overAll(call: Call): Call {
  const { deadlineMs, signal, ...rest } = call;
  if (deadlineMs === undefined) return call;
  const timeout = AbortSignal.timeout(deadlineMs);
  return { ...rest, signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]) };
}

/**
 * The ids of every member, sorted, read through all pages. A member that was missed would be taken out of the group, so one without
 * an id or a name fails it as well.
 * @throws {KeepnetError} when any page fails or the pages do not add up
 * @throws {ProblemError} `upstream_failed` for more than `mostParticipants`
 */
export async function readMembers(
  keepnet: Pick<Keepnet, 'companyGroups'>,
  groupId: string,
  call: Call,
): Promise<string[]> {
  const whole = overAll(call);
  const readPage = (paging: Paging) =>
    keepnet.companyGroups.companies(groupId, { ...paging, sort: 'name', order: 'asc' }, whole);
  const { items, unreadable } = await readEveryPage(readPage, mostParticipants);
  if (unreadable > 0) throw new KeepnetError('bad_answer', { code: 'list_incomplete' });
  return items.map(({ id }) => id).sort();
}

/** What `left` has that `right` has not. */
export function without(left: readonly string[], right: readonly string[]): string[] {
  const there = new Set(right);
  return left.filter((id) => !there.has(id));
}

/** Whether both name the same companies, in whatever order. */
export const sameMembers = (left: readonly string[], right: readonly string[]): boolean =>
  without(left, right).length === 0 && without(right, left).length === 0;
