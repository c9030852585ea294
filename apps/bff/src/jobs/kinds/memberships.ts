import type { Keepnet } from '@reseller-console/keepnet';
import { type Paging, readEveryPage } from '../../platform/every-page.ts';
import { mapInTurn } from '../../platform/in-turn.ts';
import type { Place } from './place.ts';

/** Calls of one plan at once. */
const atOnce = 4;
const pageSize = 100;
/** Target users who are asked for their groups without a look at how large the groups are. */
const few = 20;
/** Groups, and members of one, that are read. */
const maxRows = 100_000;

/** The names of the groups that each of these target users is in, by whichever takes fewer calls: theirs, or the pages of all groups. */
export async function groupNamesOf(
  keepnet: Pick<Keepnet, 'company'>,
  { companyId, call }: Place,
  userIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { targetUsers, targetGroups } = keepnet.company(companyId);
  const names = new Map<string, string[]>(userIds.map((id) => [id, []]));
  const groups = userIds.length > few ? await targetGroups.all(call) : [];
  const pages = groups.reduce(
    (sum, { userCount }) => sum + Math.max(1, Math.ceil((userCount ?? 0) / pageSize)),
    0,
  );
  if (groups.length > 0 && pages <= userIds.length) {
    await mapInTurn(groups, atOnce, async ({ id, name }) => {
      const readPage = (paging: Paging) =>
        targetGroups.users(id, { ...paging, sort: 'createdAt', order: 'asc' }, call);
      const { items } = await readEveryPage(readPage, maxRows);
      for (const user of items) names.get(user.id)?.push(name);
    });
    return names;
  }
  await mapInTurn(userIds, atOnce, async (id) => {
    const readPage = (paging: Paging) =>
      targetUsers.groups(id, { ...paging, sort: 'name', order: 'asc' }, call);
    const { items } = await readEveryPage(readPage, maxRows);
    names.set(
      id,
      items.map(({ name }) => name),
    );
  });
  return names;
}
