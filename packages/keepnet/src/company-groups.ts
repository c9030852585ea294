import { type CompanyGroup, type GroupCompany, toCompanyGroup, toGroupCompany } from './company-group.ts';
import { KeepnetError } from './error.ts';
import { exportList } from './export.ts';
import type { Call } from './options.ts';
import type { ExportChoice, ListQuery, Page } from './page.ts';
import { type ListColumns, searchBody } from './search.ts';
import { listOf } from './transport/list.ts';
import { read, write } from './transport/route.ts';
import type { ExportFile } from './transport/stream.ts';
import type { Upstream } from './transport/upstream.ts';
import { companyGroup, groupCompany } from './wire/company-group.ts';
import { changed, created, pageOf, readPage } from './wire/page.ts';
import { rows } from './wire/values.ts';

export type CompanyGroupSort = 'name' | 'companyCount' | 'createdAt';
export type GroupCompanySort =
  | 'name'
  | 'industry'
  | 'licenceType'
  | 'userLimit'
  | 'licenceEndsAt'
  | 'createdAt';
export type CompanyGroupSearch = ListQuery<CompanyGroupSort>;
export type GroupCompanySearch = ListQuery<GroupCompanySort>;

/** What creating a company group takes; the name is 1..64. */
export interface NewCompanyGroup {
  name: string;
  companyIds?: readonly string[] | undefined;
}

const columns: ListColumns<CompanyGroupSort> = {
  sort: { name: 'Name', companyCount: 'CompanyCount', createdAt: 'CreateTime' },
  searched: ['Name'],
};
const memberColumns: ListColumns<GroupCompanySort> = {
  sort: {
    name: 'CompanyName',
    industry: 'IndustryName',
    licenceType: 'LicenseTypeName',
    userLimit: 'NumberOfUsers',
    licenceEndsAt: 'LicenseEndDate',
    createdAt: 'CreateTime',
  },
  searched: ['CompanyName'],
};

const routes = {
  all: read('GET', '/api/company-groups'),
  create: write('POST', '/api/company-groups'),
  export: read('POST', '/api/company-groups/search/export'),
  get: read('GET', '/api/company-groups/{resourceId}'),
  update: write('PUT', '/api/company-groups/{resourceId}'),
  remove: write('DELETE', '/api/company-groups/{resourceId}'),
  setParticipants: write('PUT', '/api/company-groups/{resourceId}/participants'),
  removeParticipants: write('DELETE', '/api/company-groups/{resourceId}/participants'),
  companies: read('POST', '/api/company-groups/{resourceId}/companies/search'),
};

const search = listOf(read('POST', '/api/company-groups/search'), pageOf(companyGroup), (wire, asked) =>
  readPage(wire, asked, toCompanyGroup),
);
const groupList = rows(companyGroup);
const memberPage = pageOf(groupCompany);

/** Calls about company groups, at reseller level: none carries a company header. */
export function companyGroups(upstream: Upstream) {
  return {
    /** Every group, unpaged. */
    async all(call?: Call): Promise<CompanyGroup[]> {
      const groups = await upstream.json(routes.all, groupList, call);
      return groups.map(toCompanyGroup).filter((group) => group !== undefined);
    },
    search(query: CompanyGroupSearch, call?: Call): Promise<Page<CompanyGroup>> {
      return upstream.page(search, query, call, { body: searchBody(columns, query, 'createdAt') });
    },
    async get(id: string, call?: Call): Promise<CompanyGroup> {
      const group = toCompanyGroup(await upstream.json(routes.get, companyGroup, call, { ids: [id] }));
      if (group === undefined) throw new KeepnetError('bad_answer', { outcome: 'clear', code: 'no_id' });
      return group;
    },
    /** Answers the new group's id. */
    async create({ name, companyIds }: NewCompanyGroup, call?: Call): Promise<{ id: string }> {
      const body = { name, companyResourceIdArray: companyIds ?? [] };
      return { id: (await upstream.json(routes.create, created, call, { body })).resourceId };
    },
    /** Renames a group. `companyIds` is the freshly read full list of its members: without it they may be lost (A19). */
    async update(
      change: { id: string; name: string; companyIds: readonly string[] },
      call?: Call,
    ): Promise<void> {
      const body = { name: change.name, companyResourceIdArray: change.companyIds };
      await upstream.json(routes.update, changed, call, { ids: [change.id], body });
    },
    /** Deletes a group; its companies stay. */
    async remove(id: string, call?: Call): Promise<void> {
      await upstream.json(routes.remove, changed, call, { ids: [id] });
    },
    /**
     * Sends the full wanted list of members. Upstream may replace or only add (A20): re-read, and remove those left
     * over with {@link removeParticipants}.
     */
    async setParticipants(id: string, companyIds: readonly string[], call?: Call): Promise<void> {
      const body = { companyResourceIdArray: companyIds };
      await upstream.json(routes.setParticipants, changed, call, { ids: [id], body });
    },
    /** Takes these companies out of the group; an empty list sends nothing, since a lost body might mean all (A25). */
    async removeParticipants(id: string, companyIds: readonly string[], call?: Call): Promise<void> {
      if (companyIds.length === 0) return;
      const body = { companyResourceIdArray: companyIds };
      await upstream.json(routes.removeParticipants, changed, call, { ids: [id], body });
    },
    /** The members of a group. */
    async companies(id: string, query: GroupCompanySearch, call?: Call): Promise<Page<GroupCompany>> {
      const body = searchBody(memberColumns, query, 'createdAt');
      return readPage(
        await upstream.json(routes.companies, memberPage, call, { ids: [id], body }),
        query,
        toGroupCompany,
      );
    },
    export(query: CompanyGroupSearch & ExportChoice, call?: Call): Promise<ExportFile> {
      return exportList(upstream, routes.export, query, call, {
        body: searchBody(columns, query, 'createdAt'),
      });
    },
  };
}
