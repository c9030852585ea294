import { exportList } from './export.ts';
import { assertCompanyId } from './ids.ts';
import type { Call } from './options.ts';
import type { ExportChoice, ListQuery, Page } from './page.ts';
import { containsEach, type ListColumns, searchBody } from './search.ts';
import { type ExportFile, read, type Upstream } from './transport/upstream.ts';
import {
  companyDetail,
  companyRow,
  licenceUse,
  type WireCompanyDetail,
  type WireCompanyRow,
} from './wire/company.ts';
import { pageOf, readPage } from './wire/page.ts';
import { orNull, readLimit, readMoment } from './wire/values.ts';

export interface CompanyRow {
  id: string;
  name: string;
  resellerName: string | null;
  industry: string | null;
  licenceType: string | null;
  /** Null when unlimited or not a number (A23). */
  userLimit: number | null;
  limited: boolean;
  activeUsers: number;
  inactiveUsers: number;
  deletedUsers: number;
  monthlyActiveUsers: number;
  licenceEndsAt: string | null;
  /** Upstream's own text where it is no ISO date (A13). */
  licenceEndsText: string | null;
  licenceExpired: boolean;
  createdAt: string | null;
  createdText: string | null;
  tags: string[];
  /** The customer denies access to its account (and the licence has not run out). */
  privacyDenied: boolean;
  /** More active users than the licence allows: a warning upstream, not a block. */
  exceeded: boolean;
}

export interface CompanyDetail {
  id: string;
  name: string;
  description: string | null;
  industry: string | null;
  country: string | null;
  countryCode: string | null;
  licenceType: string | null;
  licenceStartsAt: string | null;
  licenceEndsAt: string | null;
  licenceEndsText: string | null;
  limited: boolean;
  userLimit: number | null;
  status: string | null;
  groups: { id: string; name: string }[];
  activeUsers: number | null;
  timeZoneId: string | null;
  tags: string[];
  /** The language that new users get unless told otherwise. */
  preferredLanguageId: string | null;
}

/** Only active users count against a licence. */
export interface LicenceUse {
  limited: boolean;
  limit: number | null;
  active: number;
  total: number;
  exceeded: boolean;
}

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
  name?: string | undefined;
  tags?: string | undefined;
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
  search: read('POST', '/api/companies/search'),
  export: read('POST', '/api/companies/search/export'),
  get: read('GET', '/api/companies/{resourceId}'),
  licence: read('GET', '/api/companies/{resourceId}/license-check'),
};

const companyPage = pageOf(companyRow);

/** Calls about the reseller's companies; none carries a company header. */
export function companies(upstream: Upstream) {
  return {
    async search(
      query: CompanySearch,
      call?: Call,
    ): Promise<Page<CompanyRow> & { limitExceededCount?: number }> {
      const page = await upstream.json(routes.search, companyPage, call, { body: body(query) });
      const exceeded = page.limitExceededCompanyCount;
      return {
        ...readPage(page, query, toCompanyRow),
        ...(typeof exceeded === 'number' ? { limitExceededCount: exceeded } : {}),
      };
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
      const use = await upstream.json(routes.licence, licenceUse, call, { ids: [companyId] });
      return {
        limited: use.isLimited ?? false,
        limit: readLimit(use.isLimited, use.licenseLimit),
        active: use.activeUserCount,
        total: use.totalUserCount ?? use.activeUserCount,
        exceeded: use.isLicenseExceeded ?? false,
      };
    },
    export(query: CompanySearch & ExportChoice, call?: Call): Promise<ExportFile> {
      return exportList(upstream, routes.export, query, call, { body: body(query) });
    },
  };
}

function body(query: CompanySearch) {
  const { exceeded, name, tags } = query.filters ?? {};
  const base = searchBody(columns, query, 'createdAt', containsEach({ CompanyName: name, Tags: tags }));
  return exceeded === undefined ? base : { ...base, isTargetUserCountExceededLimit: exceeded };
}

function toCompanyRow(row: WireCompanyRow): CompanyRow | undefined {
  const id = row.companyResourceId ?? row.resourceId;
  const name = row.companyName ?? row.name;
  if (!id || !name) return undefined;
  const userLimit = readLimit(row.isNumberOfUsersLimited, row.numberOfUsers);
  const activeUsers = row.targetUserCount ?? 0;
  const ends = readMoment(row.licenseEndDate);
  const created = readMoment(row.createTime);
  return {
    id,
    name,
    resellerName: orNull(row.resellerName),
    industry: orNull(row.industryName),
    licenceType: orNull(row.licenseTypeName),
    userLimit,
    limited: row.isNumberOfUsersLimited ?? false,
    activeUsers,
    inactiveUsers: row.inactiveTargetUserCount ?? 0,
    deletedUsers: row.deletedTargetUserCount ?? 0,
    monthlyActiveUsers: row.monthlyActiveUserCount ?? 0,
    licenceEndsAt: ends.at,
    licenceEndsText: ends.text,
    licenceExpired: row.licenceExpired ?? false,
    createdAt: created.at,
    createdText: created.text,
    tags: row.tags ?? [],
    privacyDenied: row.privacyDurationId === 0 && row.licenceExpired !== true,
    exceeded: userLimit !== null && activeUsers > userLimit,
  };
}

function toCompanyDetail(company: WireCompanyDetail, askedId: string): CompanyDetail {
  const ends = readMoment(company.licenseEndDate);
  return {
    id: company.resourceId ?? askedId,
    name: company.name ?? askedId,
    description: orNull(company.description),
    industry: orNull(company.industryName),
    country: orNull(company.countryName),
    countryCode: orNull(company.countryCode),
    licenceType: orNull(company.licenseTypeName),
    licenceStartsAt: readMoment(company.licenseStartDate).at,
    licenceEndsAt: ends.at,
    licenceEndsText: ends.text,
    limited: company.isNumberOfUsersLimited ?? false,
    userLimit: readLimit(company.isNumberOfUsersLimited, company.numberOfUsers),
    status: orNull(company.statusName),
    groups: (company.companyGroups ?? []).flatMap(({ resourceId, name }) =>
      resourceId && name ? [{ id: resourceId, name }] : [],
    ),
    activeUsers: company.targetUserCount ?? null,
    timeZoneId: orNull(company.timeZoneId),
    tags: company.tags ?? [],
    preferredLanguageId: orNull(company.preferredLanguageTypeResourceId),
  };
}
