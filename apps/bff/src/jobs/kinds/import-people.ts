import type { Keepnet, TargetGroup, TargetUser } from '@reseller-console/keepnet';
import { type Paging, readEveryPage } from '../../platform/every-page.ts';
import { mapInTurn } from '../../platform/in-turn.ts';
import { withRecordErrors } from '../../platform/keepnet-problem.ts';
import { assertUnprotected } from '../../target-groups/update-target-group.ts';
import { lookUpByEmail } from '../../target-users/look-up.ts';
import type { Place } from './place.ts';

/** Calls of one plan at once. */
const atOnce = 8;
const pageSize = 100;
/** The most groups of one target user that are read. */
const maxGroups = 10_000;

/** The target users with one address. */
export interface Holder {
  living?: TargetUser | undefined;
  deleted?: TargetUser | undefined;
}

export const addressOf = (email: string): string => email.trim().toLowerCase();

const pagesOf = (total: number): number[] =>
  Array.from({ length: Math.max(0, Math.ceil(total / pageSize) - 1) }, (_, index) => index + 2);

/**
 * Finds the target users with these addresses, by whichever takes fewer calls: a search for each address, or every page of the list.
 * `everyone` gets all other target users, and therefore always reads the whole list. A target user who is added meanwhile may be missed:
 * each address is looked up again before anything is sent.
 */
export async function holdersOf(
  keepnet: Pick<Keepnet, 'company'>,
  { companyId, call }: Place,
  addresses: ReadonlySet<string>,
  everyone: ((user: TargetUser) => void) | undefined,
): Promise<Map<string, Holder>> {
  const { targetUsers } = keepnet.company(companyId);
  const holders = new Map<string, Holder>();
  const keep = (user: TargetUser) => {
    const address = addressOf(user.email);
    if (!addresses.has(address)) {
      everyone?.(user);
      return;
    }
    const holder = holders.get(address) ?? {};
    if (user.status === 'deleted') holder.deleted ??= user;
    else holder.living ??= user;
    holders.set(address, holder);
  };
  const readPage = async (page: number) => {
    const order = { sort: 'createdAt', order: 'asc' } as const;
    const read = await targetUsers.search({ ...order, page, pageSize }, call);
    for (const user of read.items) keep(user);
    return read.total;
  };
  const pages = pagesOf(await readPage(1));
  if (everyone !== undefined || pages.length <= addresses.size) {
    await mapInTurn(pages, atOnce, readPage);
    return holders;
  }
  // An address whose deleted record is on the first page may also have a living one further on.
  const open = [...addresses].filter((address) => holders.get(address)?.living === undefined);
  for (const { user } of await lookUpByEmail(keepnet, companyId, open, call)) {
    if (user !== undefined) keep(user);
  }
  return holders;
}

/** Reads the target groups that everyone in the file joins. @throws {ProblemError} `not_found`, `protected_record` */
export const groupsToJoin = (
  keepnet: Pick<Keepnet, 'company'>,
  { companyId, call }: Place,
  ids: readonly string[],
): Promise<TargetGroup[]> =>
  mapInTurn([...new Set(ids)], atOnce, async (id) => {
    const group = await withRecordErrors(() => keepnet.company(companyId).targetGroups.get(id, call));
    assertUnprotected(group);
    return group;
  });

/** Reads which of these target users are in which group, from whichever takes fewer calls: the members of each group, or the groups of each user. */
export async function membersOf(
  keepnet: Pick<Keepnet, 'company'>,
  { companyId, call }: Place,
  groups: readonly TargetGroup[],
  userIds: readonly string[],
): Promise<(groupId: string, userId: string) => boolean> {
  const members = new Map<string, Set<string>>(groups.map(({ id }) => [id, new Set<string>()]));
  const { targetGroups, targetUsers } = keepnet.company(companyId);
  const order = { sort: 'createdAt', order: 'asc' } as const;
  if (groups.length > 0 && userIds.length > 0) {
    const firsts = await mapInTurn(groups, atOnce, async ({ id }) => {
      const { items, total } = await targetGroups.users(id, { ...order, page: 1, pageSize }, call);
      for (const user of items) members.get(id)?.add(user.id);
      return pagesOf(total).map((page) => ({ id, page }));
    });
    const pages = firsts.flat();
    if (pages.length <= userIds.length) {
      await mapInTurn(pages, atOnce, async ({ id, page }) => {
        const { items } = await targetGroups.users(id, { ...order, page, pageSize }, call);
        for (const user of items) members.get(id)?.add(user.id);
      });
    } else {
      await mapInTurn(userIds, atOnce, async (userId) => {
        const readPage = (paging: Paging) =>
          targetUsers.groups(userId, { ...paging, sort: 'name', order: 'asc' }, call);
        const { items } = await readEveryPage(readPage, maxGroups);
        for (const { id } of items) members.get(id)?.add(userId);
      });
    }
  }
  return (groupId, userId) => members.get(groupId)?.has(userId) === true;
}
