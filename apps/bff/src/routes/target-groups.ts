import {
  createTargetGroup,
  exportTargetGroups,
  getTargetGroup,
  listAllTargetGroups,
  listTargetGroups,
  listTargetGroupUsers,
} from '@reseller-console/contract';
import { assertSameCompany } from '../companies/scope.ts';
import { endpoint } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { aboutCompany, aboutRecord } from '../upstream/problem.ts';
import { createEndpoint } from '../writes/create-endpoint.ts';

export const targetGroupsEndpoints = (services: Services) => {
  const { keepnet, scope, exports } = services;
  return [
    endpoint(listTargetGroups, async ({ params, query, call }) => {
      const { systemGenerated, ...paging } = query;
      const [company, found] = await Promise.all([
        scope.find(params.companyId),
        aboutCompany(() =>
          keepnet
            .company(params.companyId)
            .targetGroups.search({ ...paging, filters: { systemGenerated } }, call),
        ),
      ]);
      assertSameCompany(company, found.items);
      return found;
    }),

    endpoint(exportTargetGroups, (context) => {
      const { companyId } = context.params;
      const { systemGenerated: _, ...search } = context.query;
      // Keepnet's export has no such filter: it always has the groups that Keepnet makes, so they are expected too.
      const filters = { systemGenerated: true };
      const list = keepnet.company(companyId).targetGroups;
      return exports.send(context, {
        noun: 'target-groups',
        companyId,
        list,
        search: { ...search, filters },
      });
    }),

    endpoint(listAllTargetGroups, async ({ params, call }) => {
      const company = await scope.find(params.companyId);
      // These rows do not say whose they are.
      const [items] = await Promise.all([
        aboutCompany(() => keepnet.company(company.id).targetGroups.all(call)),
        scope.verify(company),
      ]);
      return { items };
    }),

    createEndpoint(createTargetGroup, services, services.createTargetGroup),

    endpoint(getTargetGroup, ({ params, call }) =>
      aboutRecord(() => keepnet.company(params.companyId).targetGroups.get(params.groupId, call)),
    ),

    endpoint(listTargetGroupUsers, ({ params, query, call }) =>
      aboutRecord(() => keepnet.company(params.companyId).targetGroups.users(params.groupId, query, call)),
    ),
  ];
};
