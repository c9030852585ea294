import { maxParticipants } from '@reseller-console/contract';
import { type Call, type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import { type Paging, readEveryPage } from '../platform/every-page.ts';

/** One deadline for all pages together. */
function overAll(call: Call): Call {
  const { deadlineMs, signal, ...rest } = call;
  if (deadlineMs === undefined) return call;
  const timeout = AbortSignal.timeout(deadlineMs);
  return { ...rest, signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]) };
}

/**
 * The ids of all members, sorted, from all pages. Fails on a member without an id or a name: a missed member would be removed from the
 * group.
 * @throws {KeepnetError} a page fails, or the pages do not add up
 * @throws {ProblemError} `upstream_failed` for more than `maxParticipants`
 */
export async function readMembers(
  keepnet: Pick<Keepnet, 'companyGroups'>,
  groupId: string,
  call: Call,
): Promise<string[]> {
  const whole = overAll(call);
  const readPage = (paging: Paging) =>
    keepnet.companyGroups.companies(groupId, { ...paging, sort: 'name', order: 'asc' }, whole);
  const { items, unreadable } = await readEveryPage(readPage, maxParticipants);
  if (unreadable > 0) throw new KeepnetError('bad_answer', { code: 'list_incomplete' });
  return items.map(({ id }) => id).sort();
}

/** The ids in `left` that are not in `right`. */
export function without(left: readonly string[], right: readonly string[]): string[] {
  const there = new Set(right);
  return left.filter((id) => !there.has(id));
}

/** Whether both have the same ids, in any order. */
export const sameMembers = (left: readonly string[], right: readonly string[]): boolean =>
  without(left, right).length === 0 && without(right, left).length === 0;
