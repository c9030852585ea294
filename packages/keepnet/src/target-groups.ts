import { KeepnetError } from './error.ts';
import { exportList } from './export.ts';
import { recordId } from './ids.ts';
import type { Call } from './options.ts';
import type { ExportChoice, ListQuery, Page } from './page.ts';
import type { Priority } from './priority.ts';
import { containsEach, type ListColumns, searchBody } from './search.ts';
import { type TargetGroup, toTargetGroup } from './target-group.ts';
import { type TargetGroupReach, toReach } from './target-group-reach.ts';
import { type TargetUser, toTargetUser } from './target-user.ts';
import { type GroupMemberSearch, searchTargetUsers } from './target-user-search.ts';
import { listOf } from './transport/list.ts';
import { read, write } from './transport/route.ts';
import type { ExportFile } from './transport/stream.ts';
import type { Upstream } from './transport/upstream.ts';
import { changed, created, pageOf, readPage } from './wire/page.ts';
import { memberCounts, targetGroup } from './wire/target-group.ts';
import { targetUser } from './wire/target-user.ts';
import { rows } from './wire/values.ts';

export type TargetGroupSort = 'name' | 'priority' | 'createdAt';

export interface TargetGroupFilters {
  /** Whether automatic groups are listed too; default true. */
  systemGenerated?: boolean | undefined;
  name?: string | undefined;
  priority?: readonly Priority[] | undefined;
}

export interface TargetGroupSearch extends ListQuery<TargetGroupSort> {
  filters?: TargetGroupFilters | undefined;
}

/** What creating a target group takes; the name is 1..64. */
export interface NewTargetGroup {
  name: string;
  priority: Priority;
}

const columns: ListColumns<TargetGroupSort> = {
  sort: { name: 'Name', priority: 'Priority', createdAt: 'CreateTime' },
  searched: ['Name'],
};

const routes = {
  all: read('GET', '/api/target-groups'),
  create: write('POST', '/api/target-groups'),
  export: read('POST', '/api/target-groups/search/export'),
  get: read('GET', '/api/target-groups/{resourceId}'),
  update: write('PUT', '/api/target-groups/{resourceId}'),
  remove: write('DELETE', '/api/target-groups/{resourceId}'),
  addUsers: write('PUT', '/api/target-groups/users'),
  removeUsers: write('DELETE', '/api/target-groups/{resourceId}/users'),
  users: read('POST', '/api/target-groups/{resourceId}/users'),
  counts: read('POST', '/api/target-groups/targetgroupusercountdetail'),
};

const groupPage = pageOf(targetGroup);
const userPage = pageOf(targetUser);
const groupList = rows(targetGroup);
const search = listOf(read('POST', '/api/target-groups/search'), groupPage, (wire, asked) =>
  readPage(wire, asked, toTargetGroup),
);

/** Calls about one company's target groups. */
export function targetGroups(upstream: Upstream, companyId: string) {
  async function add(ids: readonly string[], userIds: readonly string[], call?: Call): Promise<void> {
    if (ids.length === 0 || userIds.length === 0) return;
    const body = { targetUserResourceIds: userIds, targetGroupResourceIds: ids, selectAll: false };
    await upstream.json(routes.addUsers, changed, call, { companyId, body });
  }

  return {
    search(query: TargetGroupSearch, call?: Call): Promise<Page<TargetGroup>> {
      return upstream.page(search, query, call, { companyId, body: body(query) });
    },
    /** Every group, unpaged. */
    async all(call?: Call): Promise<TargetGroup[]> {
      const groups = await upstream.json(routes.all, groupList, call, { companyId });
      return groups.map(toTargetGroup).filter((group) => group !== undefined);
    },
    async get(id: string, call?: Call): Promise<TargetGroup> {
      const group = toTargetGroup(
        await upstream.json(routes.get, targetGroup, call, { companyId, ids: [id] }),
      );
      if (group === undefined) throw new KeepnetError('bad_answer', { outcome: 'clear', code: 'no_id' });
      return group;
    },
    /** Answers the new group's id. */
    async create({ name, priority }: NewTargetGroup, call?: Call): Promise<{ id: string }> {
      const fill = { companyId, body: { name, priority } };
      return { id: (await upstream.json(routes.create, created, call, fill)).resourceId };
    },
    async update(id: string, { name, priority }: NewTargetGroup, call?: Call): Promise<void> {
      const body = { name, priority, isActive: true };
      await upstream.json(routes.update, changed, call, { companyId, ids: [id], body });
    },
    /** Deletes a group; its members stay as users. */
    async remove(id: string, call?: Call): Promise<void> {
      await upstream.json(routes.remove, changed, call, { companyId, ids: [id] });
    },
    /** Puts 1 to 100 users into a group; those who are in it stay. One deleted user refuses them all. An empty list sends nothing. */
    async addUsers(id: string, userIds: readonly string[], call?: Call): Promise<void> {
      await add([id], userIds, call);
    },
    /** Puts one user into groups; it may be in some of them already. */
    async addUser(ids: readonly string[], userId: string, call?: Call): Promise<void> {
      await add(ids, [userId], call);
    },
    /** Takes 1 to 100 users out of a group; those who are not in it are ignored. An empty list sends nothing (A25). */
    async removeUsers(id: string, userIds: readonly string[], call?: Call): Promise<void> {
      if (userIds.length === 0) return;
      const body = { targetUserResourceIds: userIds };
      await upstream.json(routes.removeUsers, changed, call, { companyId, ids: [id], body });
    },
    /** The members of a group. */
    async users(id: string, query: GroupMemberSearch, call?: Call): Promise<Page<TargetUser>> {
      const { body: search, amend } = searchTargetUsers(query);
      const members = (among: object) => ({ ...among, excludeGroupUsers: false });
      const again = () => {
        const amended = amend();
        return amended && members(amended);
      };
      const fill = { companyId, ids: [id], body: members(search), amend: again };
      return readPage(await upstream.json(routes.users, userPage, call, fill), query, toTargetUser);
    },
    /** How many active members have a telephone number and a preferred language; undefined if upstream counts no active members. */
    async reach(id: string, call?: Call): Promise<TargetGroupReach | undefined> {
      const body = [recordId(id)];
      return toReach(await upstream.json(routes.counts, memberCounts, call, { companyId, body }));
    },
    export(query: TargetGroupSearch & ExportChoice, call?: Call): Promise<ExportFile> {
      // The export's closed schema has no systemGeneratedGroups.
      const { systemGeneratedGroups: _, selectTargetUserResourceIds: __, ...search } = body(query);
      return exportList(upstream, routes.export, query, call, { companyId, body: search });
    },
  };
}

function body(query: TargetGroupSearch) {
  const { name, priority, systemGenerated } = query.filters ?? {};
  const items = containsEach({ Name: name });
  if (priority?.length) items.push({ FieldName: 'Priority', Operator: 'Include', Value: priority.join(',') });
  return {
    ...searchBody(columns, query, 'createdAt', items),
    selectTargetUserResourceIds: '',
    systemGeneratedGroups: systemGenerated ?? true,
  };
}
