import { createHash } from 'node:crypto';
import { exportCompanies, getCompany, getCompanyDirectory, listCompanies } from '@reseller-console/contract';
import { companiesAsList } from '../companies/company-file.ts';
import type { CompanyDirectory, Directory } from '../companies/directory.ts';
import { listCompaniesOf } from '../companies/listed.ts';
import { readMembers } from '../company-groups/members.ts';
import { endpoint } from '../http/endpoint.ts';
import { createCache } from '../lib/cache.ts';
import type { Services } from '../services.ts';
import { aboutCompany } from '../upstream/problem.ts';

/** Keepnet searches companies by their columns, not by id; a search that is exactly an id is answered from the directory. */
async function companyById(directory: CompanyDirectory, q: string) {
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(q)) return undefined;
  return (await directory.get()).byId.get(q);
}

const etagOf = ({ companies }: Directory): string => {
  const hash = createHash('sha256');
  for (const { id, name } of companies) hash.update(`${id}\n${name}\n`);
  return `"${hash.digest('base64url')}"`;
};

/** The companies of a group. Its members are kept for a few seconds, so that typing and paging do not read them each time. */
function createGroupFilter({ keepnet, directory }: Pick<Services, 'keepnet' | 'directory'>) {
  const members = createCache<readonly string[]>({ freshMs: 5_000, most: 50, now: Date.now });
  return async (groupId: string) => {
    const [all, ids] = await Promise.all([
      directory.get(),
      members.get(groupId, () => readMembers(keepnet, groupId)),
    ]);
    return ids.flatMap((id) => all.byId.get(id) ?? []);
  };
}

export const companiesEndpoints = ({ keepnet, directory, exports }: Services) => {
  const companiesOfGroup = createGroupFilter({ keepnet, directory });
  return [
    endpoint(listCompanies, async ({ query, call }) => {
      const { exceeded, group, ...paging } = query;
      if (group !== undefined) return listCompaniesOf(await companiesOfGroup(group), query);
      const found = await companyById(directory, query.q);
      if (found !== undefined) {
        const items = exceeded === true && !found.exceeded ? [] : [found];
        const { page, pageSize } = query;
        return { items, page, pageSize, pageCount: 1, total: items.length, exceededCount: null };
      }
      const result = await keepnet.companies.search({ ...paging, filters: { exceeded } }, call);
      return { ...result, exceededCount: result.limitExceededCount ?? null };
    }),

    endpoint(exportCompanies, async (context) => {
      const { exceeded, q, group, ...paging } = context.query;
      if (group !== undefined) {
        const list = companiesAsList(await companiesOfGroup(group));
        const search = { ...paging, q, exceeded };
        return exports.send(context, { noun: 'companies', companyId: null, list, search });
      }
      // Keepnet's export cannot search by id either; the name finds at least that company.
      const found = await companyById(directory, q);
      const search = { ...paging, q: found?.name ?? q, filters: { exceeded } };
      return exports.send(context, { noun: 'companies', companyId: null, list: keepnet.companies, search });
    }),

    endpoint(getCompanyDirectory, async ({ request, response }) => {
      const all = await directory.get();
      // The browser may keep it, but asks each time whether it still holds.
      const etag = etagOf(all);
      response.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
      if (request.get('if-none-match')?.includes(etag)) response.status(304).end();
      return { companies: all.companies.map(({ id, name }): [string, string] => [id, name]) };
    }),

    endpoint(getCompany, ({ params: { companyId }, call }) =>
      aboutCompany(async () => {
        const [detail, licence] = await Promise.all([
          keepnet.companies.get(companyId, call),
          keepnet.companies.licenceUse(companyId, call),
        ]);
        return {
          ...detail,
          userLimit: licence.limit,
          activeUsers: licence.active,
          totalUsers: licence.total,
          exceeded: licence.exceeded,
        };
      }),
    ),
  ];
};
