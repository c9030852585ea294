import {
  createTargetGroup,
  exportTargetGroups,
  getTargetGroup,
  listAllTargetGroups,
  listTargetGroups,
  listTargetGroupUsers,
} from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import { type CommandTools, commandEndpoint } from '../commands/command-endpoint.ts';
import type { Scope } from '../companies/scope.ts';
import type { Exports } from '../exports/exports.ts';
import { endpoint } from '../platform/endpoint.ts';
import { aboutCompany, aboutRecord } from '../platform/keepnet-problem.ts';
import type { CreateTargetGroupCommand } from './create-target-group.ts';

/** What the endpoints of target groups work with. */
interface Parts extends CommandTools {
  keepnet: Pick<Keepnet, 'company'>;
  scope: Pick<Scope, 'read' | 'forWrite'>;
  exports: Pick<Exports, 'send'>;
  create: CreateTargetGroupCommand;
}

export const targetGroupsEndpoints = (parts: Parts) => {
  const { keepnet, scope, exports } = parts;
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

    commandEndpoint(createTargetGroup, parts.create, parts, { input: ({ body }) => body }),

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
