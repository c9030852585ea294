import { KeepnetError } from './error.ts';
import { exportList } from './export.ts';
import { assertFiltered, filtered } from './field-filter.ts';
import type { Call } from './options.ts';
import type { ExportChoice, ListQuery, Page } from './page.ts';
import { searchBody } from './search.ts';
import { type TargetGroup, toTargetGroup } from './target-group.ts';
import {
  type TargetUser,
  type TargetUserDetail,
  type TargetUserEntry,
  toTargetUser,
  toTargetUserDetail,
  toTargetUserEntry,
  toUserSummary,
  type UserSummary,
} from './target-user.ts';
import {
  type NewTargetUser,
  type TargetUserReplacement,
  toCreateBody,
  toUpdateBody,
} from './target-user-input.ts';
import {
  type AddressSearch,
  searchAddresses,
  searchTargetUsers,
  type TargetUserSearch,
} from './target-user-search.ts';
import { listOf } from './transport/list.ts';
import { read, write } from './transport/route.ts';
import type { ExportFile } from './transport/stream.ts';
import type { Upstream } from './transport/upstream.ts';
import { changed, created, pageOf, readPage } from './wire/page.ts';
import { targetGroup } from './wire/target-group.ts';
import { countSummary, targetUser, targetUserEntry } from './wire/target-user.ts';
import { rows } from './wire/values.ts';

const routes = {
  create: write('POST', '/api/target-users'),
  update: write('PUT', '/api/target-users/{resourceId}'),
  remove: write('DELETE', '/api/target-users/bulk-delete'),
  byIds: read('POST', '/api/target-users/include-deleted/by-resource-ids'),
  get: read('GET', '/api/target-users/{resourceId}'),
  groups: read('POST', '/api/target-users/{resourceId}/groups'),
  summary: read('GET', '/api/target-users/count-summary'),
  export: read('POST', '/api/target-users/search/export'),
  template: read('POST', '/api/target-users/example-file'),
};

const targetUserPage = pageOf(targetUser);
const groupPage = pageOf(targetGroup);
const userEntries = rows(targetUserEntry);
const list = listOf(read('POST', '/api/target-users/search'), targetUserPage, (wire, asked) =>
  readPage(wire, asked, toTargetUser),
);

/** Calls about one company's target users. */
export function targetUsers(upstream: Upstream, companyId: string) {
  return {
    /** One page. @throws {KeepnetError} also where a filter by the company's own fields is refused, or has no effect */
    async search(query: TargetUserSearch, call?: Call): Promise<Page<TargetUser>> {
      const fields = query.filters?.fields;
      const fill = { companyId, ...searchTargetUsers(query) };
      const page = await filtered(fields, () => upstream.page(list, query, call, fill));
      assertFiltered(fields, page.items);
      return page;
    },
    searchAddresses(query: AddressSearch, call?: Call): Promise<Page<TargetUser>> {
      return upstream.page(list, query, call, { companyId, ...searchAddresses(query) });
    },
    async get(id: string, call?: Call): Promise<TargetUserDetail> {
      const user = toTargetUserDetail(
        await upstream.json(routes.get, targetUser, call, { companyId, ids: [id] }),
      );
      if (user === undefined) throw new KeepnetError('bad_answer', { outcome: 'clear', code: 'no_id' });
      return user;
    },
    /** E-mails must be in the company's allowed domains. Answers the new user's id. */
    async create(input: NewTargetUser, call?: Call): Promise<{ id: string }> {
      const body = toCreateBody(input);
      return { id: (await upstream.json(routes.create, created, call, { companyId, body })).resourceId };
    },
    /** Replaces every field of a user but the groups. Read the user before: what is not sent is lost. */
    async update(id: string, input: TargetUserReplacement, call?: Call): Promise<void> {
      const body = toUpdateBody(input);
      await upstream.json(routes.update, changed, call, { companyId, ids: [id], body });
    },
    /**
     * Deletes 1 to 100 users for good; they stay as records in no group. Upstream may do a part of it and answer success: look them
     * up by {@link byIds}. An empty list sends nothing.
     */
    async remove(ids: readonly string[], call?: Call): Promise<void> {
      if (ids.length === 0) return;
      const body = { items: ids, selectAll: false };
      await upstream.json(routes.remove, changed, call, { companyId, body });
    },
    /** Users by id, deleted ones too, at most 100 at once; unknown ids are left out. The only call that says for certain who is deleted. */
    async byIds(ids: readonly string[], call?: Call): Promise<TargetUserEntry[]> {
      if (ids.length === 0) return [];
      const body = { targetUserResourceIds: ids };
      const entries = await upstream.json(routes.byIds, userEntries, call, { companyId, body });
      return entries.map(toTargetUserEntry).filter((entry) => entry !== undefined);
    },
    /** The groups that a user is in, read as groups although the specification says users (A14). */
    async groups(
      id: string,
      query: ListQuery<'name' | 'createdAt'>,
      call?: Call,
    ): Promise<Page<TargetGroup>> {
      const groupColumns = { sort: { name: 'Name', createdAt: 'CreateTime' }, searched: ['Name'] };
      const body = searchBody(groupColumns, query, 'createdAt');
      const page = await upstream.json(routes.groups, groupPage, call, { companyId, ids: [id], body });
      return readPage(page, query, toTargetGroup);
    },
    async summary(call?: Call): Promise<UserSummary> {
      return toUserSummary(await upstream.json(routes.summary, countSummary, call, { companyId }));
    },
    /** Keepnet's template for a list of people. */
    template({ format }: Pick<ExportChoice, 'format'>, call?: Call): Promise<ExportFile> {
      const body = { exportType: format === 'xlsx' ? 'Excel' : 'Csv' };
      return upstream.file(routes.template, call, { companyId, body });
    },
    export(query: TargetUserSearch & ExportChoice, call?: Call): Promise<ExportFile> {
      const fill = { companyId, ...searchTargetUsers(query) };
      return filtered(query.filters?.fields, () => exportList(upstream, routes.export, query, call, fill));
    },
  };
}
