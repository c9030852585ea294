import { createHash } from 'node:crypto';
import {
  type CompanyQuery,
  exportCompanies,
  exportLicences,
  getCompany,
  getCompanyDirectory,
  getDelivery,
  listCompanies,
  listLicences,
} from '@reseller-console/contract';
import type { Call, Keepnet } from '@reseller-console/keepnet';
import type { Exports } from '../exports/exports.ts';
import { createCache } from '../platform/cache.ts';
import { endpoint } from '../platform/endpoint.ts';
import { withCompanyErrors } from '../platform/keepnet-problem.ts';
import type { Caller } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import { searchForms } from '../platform/text.ts';
import { companiesAsList, companiesOfKeepnet } from './company-file.ts';
import { readDelivery } from './delivery.ts';
import type { CompanyDirectory } from './directory.ts';
import { licencesAsList } from './licence-file.ts';
import type { HistoryOf } from './licence-history.ts';
import { pageOfLicences } from './licences.ts';
import type { Scope } from './scope.ts';
import { searchCompanies } from './search-companies.ts';
import { visibleCompanies } from './visible-companies.ts';

/** What the endpoints of companies work with. */
interface Parts {
  keepnet: Pick<Keepnet, 'companies' | 'company'>;
  scope: Pick<Scope, 'read'>;
  /** Whether Keepnet hides the names and addresses of a company's target users. */
  isMasked: (companyId: string, owner: string | undefined) => Promise<boolean>;
  directory: Pick<CompanyDirectory, 'get' | 'refresh'>;
  exports: Pick<Exports, 'send'>;
  /** Ids of the companies in a company group. */
  membersOf: (groupId: string, call: Call) => Promise<readonly string[]>;
  /** The licence use of past days. */
  historyOf: HistoryOf;
  now: () => number;
}

const etagOf = (companies: readonly { id: string; name: string }[]): string => {
  const hash = createHash('sha256');
  for (const { id, name } of companies) hash.update(`${id}\n${name}\n`);
  return `"${hash.digest('base64url')}"`;
};

/** The companies of a group. Its members are cached for a few seconds: typing and paging do not read them each time. */
function createGroupFilter({ directory, membersOf }: Parts) {
  const members = createCache<readonly string[]>({ freshMs: 5_000, maxEntries: 50, now: Date.now });
  return async (groupId: string, owner: string) => {
    const [all, ids] = await Promise.all([
      directory.get(),
      members.get(groupId, owner, () => membersOf(groupId, { owner })),
    ]);
    const listed = ids.every((id) => all.byId.has(id)) ? all : await directory.refresh();
    const companies = ids.flatMap((id) => listed.byId.get(id) ?? []);
    return { companies, unlistedCount: ids.length - companies.length };
  };
}

export const companiesEndpoints = (parts: Parts) => {
  const { keepnet, directory, scope, exports, historyOf, now } = parts;
  const companiesOfGroup = createGroupFilter(parts);

  /**
   * The companies that the console lists itself: those of a group, those of a person who is limited to certain ones, and all where text is
   * searched for, since Keepnet compares letter by letter and would find less than the switcher, or those that deny access, which Keepnet
   * cannot filter by. Undefined if Keepnet lists them.
   */
  async function ownList(
    { id, companies }: Caller,
    { group, denied, q }: Pick<CompanyQuery, 'group' | 'denied' | 'q'>,
  ) {
    if (companies !== null && group !== undefined) throw new ProblemError('companies_limited');
    if (companies !== null) return { companies: visibleCompanies(await directory.get(), companies) };
    if (group !== undefined) return companiesOfGroup(group, id);
    return q === '' && denied !== true ? undefined : { companies: (await directory.get()).companies };
  }

  return [
    endpoint(listCompanies, async ({ query, person, call }) => {
      const { exceeded, group, denied, ...paging } = query;
      const own = await ownList(person, query);
      if (own !== undefined) {
        const { companies, ...rest } = own;
        return { ...searchCompanies(companies, query), ...rest };
      }
      return keepnet.companies.search({ ...paging, filters: { exceeded } }, call);
    }),

    endpoint(exportCompanies, async (context) => {
      const { exceeded, q, group, denied, ...paging } = context.query;
      const { person } = context;
      const { format, raw } = context.query;
      // The Excel file comes from Keepnet and has every company.
      if (person.companies !== null && format === 'xlsx') {
        throw new ProblemError('companies_limited');
      }
      const own = await ownList(person, { group, denied, q: format === 'csv' && !raw ? q : '' });
      if (own !== undefined) {
        const list = companiesAsList(own.companies);
        const search = { ...paging, q, exceeded, denied };
        return exports.send(context, { noun: 'companies', companyId: null, list, search });
      }
      // Keepnet's export cannot search by id. The name finds at least that company.
      const found = q === '' ? undefined : (await directory.get()).byId.get(q.trim());
      const search = { ...paging, q: found?.name ?? searchForms(q), filters: { exceeded } };
      const list = format === 'csv' && !raw ? companiesOfKeepnet(keepnet) : keepnet.companies;
      return exports.send(context, { noun: 'companies', companyId: null, list, search });
    }),

    endpoint(listLicences, async ({ query, person }) =>
      pageOfLicences(visibleCompanies(await directory.get(), person.companies), query, historyOf, now()),
    ),

    endpoint(exportLicences, async (context) => {
      const companies = visibleCompanies(await directory.get(), context.person.companies);
      const list = licencesAsList(companies, historyOf, now());
      return exports.send(context, { noun: 'licences', companyId: null, list, search: context.query });
    }),

    endpoint(getCompanyDirectory, async ({ person, request, response }) => {
      const companies = visibleCompanies(await directory.get(), person.companies);
      // The browser may cache it but must revalidate. The tag depends on what this person sees, so it reveals nothing about other people's
      // lists.
      const etag = etagOf(companies);
      response.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
      if (request.get('if-none-match')?.includes(etag)) response.status(304).end();
      return { companies: companies.map(({ id, name }): [string, string] => [id, name]) };
    }),

    endpoint(getCompany, ({ params: { companyId }, person, call }) =>
      withCompanyErrors(async () => {
        const [detail, licence] = await Promise.all([
          keepnet.companies.get(companyId, call),
          keepnet.companies.licenceUse(companyId, call),
        ]);
        return {
          ...detail,
          // People who are limited to certain companies do not see company groups.
          groups: person.companies === null ? detail.groups : [],
          userLimit: licence.limit,
          activeUsers: licence.active,
          totalUsers: licence.total,
          exceeded: licence.exceeded,
        };
      }),
    ),

    endpoint(getDelivery, ({ params: { companyId }, call }) =>
      scope.read(companyId, call.owner, () => withCompanyErrors(() => readDelivery(parts, companyId, call))),
    ),
  ];
};
