import { type Call, type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import { type Paging, readEveryPage } from '../platform/every-page.ts';
import { mapInTurn } from '../platform/in-turn.ts';

/** Target users that are asked one after the other for their groups without a look at the size of the group. */
const fewUsers = 3;
/** Pages of members that are read at most: a group with more is asked for by its members' own lists of groups. */
const maxPages = 100;
const pageSize = 100;
/** Lists of groups that are read at once. */
const atOnce = 4;

/**
 * Which of these target users are members of a group, by whichever takes fewer calls: the pages of the group, or the groups of each
 * target user. A person that is not in the company is a member of nothing.
 * @throws {KeepnetError} when any page fails or the pages do not add up
 */
export async function membersAmong(
  keepnet: Keepnet,
  { companyId, groupId }: { companyId: string; groupId: string },
  userIds: readonly string[],
  call: Call,
): Promise<Set<string>> {
  const { targetGroups, targetUsers } = keepnet.company(companyId);
  const readMembers = (paging: Paging) =>
    targetGroups.users(groupId, { ...paging, sort: 'createdAt', order: 'asc' }, call);

  async function isMember(userId: string): Promise<boolean> {
    const readGroups = (paging: Paging) =>
      targetUsers.groups(userId, { ...paging, sort: 'name', order: 'asc' }, call);
    try {
      const { items } = await readEveryPage(readGroups, maxPages * pageSize);
      return items.some(({ id }) => id === groupId);
    } catch (error) {
      if (!(error instanceof KeepnetError && error.kind === 'not_found')) throw error;
      // That may be the company. If it answers, and without this person, it is the person.
      if ((await targetUsers.byIds([userId], call)).length > 0) throw error;
      return false;
    }
  }

  const isSmall =
    userIds.length > fewUsers &&
    (await readMembers({ page: 1, pageSize })).pageCount <= Math.min(userIds.length, maxPages);
  if (isSmall) {
    const { items } = await readEveryPage(readMembers, maxPages * pageSize);
    const members = new Set(items.map(({ id }) => id));
    return new Set(userIds.filter((id) => members.has(id)));
  }
  const found = await mapInTurn(userIds, atOnce, isMember);
  return new Set(userIds.filter((_, index) => found[index]));
}
