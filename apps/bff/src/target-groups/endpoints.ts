import {
  createTargetGroup,
  exportTargetGroups,
  getTargetGroup,
  listAllTargetGroups,
  listTargetGroups,
  listTargetGroupUsers,
} from '@reseller-console/contract';
import { commandEndpoint } from '../commands/command-endpoint.ts';
import { endpoint } from '../platform/endpoint.ts';
import { aboutCompany, aboutRecord } from '../platform/keepnet-problem.ts';
import type { Services } from '../services.ts';

export const targetGroupsEndpoints = (services: Services) => {
  const { keepnet, scope, exports } = services;
  return [
    endpoint(listTargetGroups, async ({ params, query, call }) => {
      const { systemGenerated, ...paging } = query;
      const { targetGroups } = keepnet.company(params.companyId);
      return scope.read(
        params.companyId,
        call.owner,
        () => aboutCompany(() => targetGroups.search({ ...paging, filters: { systemGenerated } }, call)),
        ({ items }) => items,
      );
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

    endpoint(listAllTargetGroups, async ({ params: { companyId }, call }) => ({
      items: await scope.read(companyId, call.owner, () =>
        aboutCompany(() => keepnet.company(companyId).targetGroups.all(call)),
      ),
    })),

    commandEndpoint(createTargetGroup, services.createTargetGroup, services, { input: ({ body }) => body }),

    endpoint(getTargetGroup, ({ params: { companyId, groupId }, call }) =>
      scope.read(companyId, call.owner, () =>
        aboutRecord(() => keepnet.company(companyId).targetGroups.get(groupId, call)),
      ),
    ),

    endpoint(listTargetGroupUsers, ({ params: { companyId, groupId }, query, call }) =>
      scope.read(companyId, call.owner, () =>
        aboutRecord(() => keepnet.company(companyId).targetGroups.users(groupId, query, call)),
      ),
    ),
  ];
};
