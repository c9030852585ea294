import {
  type CompanyDetail,
  type CompanyRow,
  type LicenceUse,
  toCompanyDetail,
  toCompanyRow,
  toLicenceUse,
} from './company.ts';
import { exportList } from './export.ts';
import { assertCompanyId } from './ids.ts';
import type { Call } from './options.ts';
import type { ExportChoice, ListQuery, Page } from './page.ts';
import { type ListColumns, searchBody } from './search.ts';
import { listOf } from './transport/list.ts';
import { read } from './transport/route.ts';
import type { ExportFile } from './transport/stream.ts';
import type { Upstream } from './transport/upstream.ts';
import { companyDetail, companyRow, licenceUse } from './wire/company.ts';
import { pageOf, readPage } from './wire/page.ts';

export type CompanySort =
  | 'name'
  | 'resellerName'
  | 'industry'
  | 'licenceType'
  | 'activeUsers'
  | 'userLimit'
  | 'tags'
  | 'licenceEndsAt'
  | 'createdAt';

export interface CompanyFilters {
  /** Only companies over their licence. */
  exceeded?: boolean | undefined;
}

export interface CompanySearch extends ListQuery<CompanySort> {
  filters?: CompanyFilters | undefined;
}

const columns: ListColumns<CompanySort> = {
  sort: {
    name: 'CompanyName',
    resellerName: 'ResellerName',
    industry: 'IndustryName',
    licenceType: 'LicenseTypeName',
    activeUsers: 'TargetUserCount',
    userLimit: 'NumberOfUsers',
    tags: 'Tags',
    licenceEndsAt: 'LicenseEndDate',
    createdAt: 'CreateTime',
  },
  searched: ['CompanyName', 'ResellerName', 'Tags'],
};

const routes = {
  export: read('POST', '/api/companies/search/export'),
  get: read('GET', '/api/companies/{resourceId}'),
  licence: read('GET', '/api/companies/{resourceId}/license-check'),
};

const list = listOf(read('POST', '/api/companies/search'), pageOf(companyRow), (wire, asked) => ({
  ...readPage(wire, asked, toCompanyRow),
  /** How many companies are over their licence; null where Keepnet does not say. */
  exceededCount: wire.limitExceededCompanyCount ?? null,
}));

/** Calls about the reseller's companies; none carries a company header. */
export function companies(upstream: Upstream) {
  return {
    search(query: CompanySearch, call?: Call): Promise<Page<CompanyRow> & { exceededCount: number | null }> {
      return upstream.page(list, query, call, { body: body(query) });
    },
    async get(companyId: string, call?: Call): Promise<CompanyDetail> {
      assertCompanyId(companyId);
      return toCompanyDetail(
        await upstream.json(routes.get, companyDetail, call, { ids: [companyId] }),
        companyId,
      );
    },
    async licenceUse(companyId: string, call?: Call): Promise<LicenceUse> {
      assertCompanyId(companyId);
      return toLicenceUse(await upstream.json(routes.licence, licenceUse, call, { ids: [companyId] }));
    },
    export(query: CompanySearch & ExportChoice, call?: Call): Promise<ExportFile> {
      return exportList(upstream, routes.export, query, call, { body: body(query) });
    },
  };
}

function body(query: CompanySearch) {
  const { exceeded } = query.filters ?? {};
  const base = searchBody(columns, query, 'createdAt');
  return exceeded === undefined ? base : { ...base, isTargetUserCountExceededLimit: exceeded };
}
