import { createHash } from 'node:crypto';
import { getCompany, getCompanyDirectory, listCompanies } from '@reseller-console/contract';
import type { CompanyDirectory, Directory } from '../companies/directory.ts';
import { endpoint } from '../http/endpoint.ts';
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

export const companiesEndpoints = ({ keepnet, directory }: Services) => [
  endpoint(listCompanies, async ({ query, call }) => {
    const { exceeded, ...paging } = query;
    const found = await companyById(directory, query.q);
    if (found !== undefined) {
      const items = exceeded === true && !found.exceeded ? [] : [found];
      const { page, pageSize } = query;
      return { items, page, pageSize, pageCount: 1, total: items.length, exceededCount: null };
    }
    const result = await keepnet.companies.search({ ...paging, filters: { exceeded } }, call);
    return { ...result, exceededCount: result.limitExceededCount ?? null };
  }),

  endpoint(getCompanyDirectory, async ({ request, response }) => {
    const all = await directory.get();
    // The browser may keep it, but asks each time whether it still holds.
    response.set({ ETag: etagOf(all), 'Cache-Control': 'private, no-cache' });
    if (request.fresh) response.status(304).end();
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
