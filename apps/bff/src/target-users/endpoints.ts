import {
  createTargetUser,
  exportTargetUsers,
  getTargetUser,
  getTargetUserSummary,
  listTargetUserGroups,
  listTargetUsers,
  type TargetUserQuery,
} from '@reseller-console/contract';
import { commandEndpoint } from '../commands/command-endpoint.ts';
import { endpoint } from '../platform/endpoint.ts';
import { aboutCompany, aboutRecord } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Services } from '../services.ts';

const toSearch = (query: TargetUserQuery) => {
  const { page, pageSize, sort, order, q, status, priority, department, month } = query;
  return { page, pageSize, sort, order, q, filters: { status, priority, department, month } };
};

export const targetUsersEndpoints = (services: Services) => {
  const { config, keepnet, scope, customFields, exports } = services;
  return [
    endpoint(listTargetUsers, ({ params: { companyId }, query, call }) =>
      scope.read(companyId, call.owner, () =>
        aboutCompany(() => keepnet.company(companyId).targetUsers.search(toSearch(query), call)),
      ),
    ),

    endpoint(exportTargetUsers, (context) => {
      const { companyId } = context.params;
      const list = keepnet.company(companyId).targetUsers;
      return exports.send(context, {
        noun: 'target-users',
        companyId,
        list,
        search: toSearch(context.query),
      });
    }),

    commandEndpoint(createTargetUser, services.createTargetUser, services, {
      input: ({ body }) => body,
      async check({ params, call }, body) {
        if (config.phoneRequired && body.phoneNumber === '') {
          throw new ProblemError('invalid_request', {
            errors: [{ field: 'phoneNumber', message: 'Required' }],
          });
        }
        await customFields.check(params.companyId, body.customFields, call.owner);
      },
    }),

    endpoint(getTargetUserSummary, async ({ params: { companyId }, call }) => {
      const summary = await scope.read(companyId, call.owner, () =>
        aboutCompany(() => keepnet.company(companyId).targetUsers.summary(call)),
      );
      const months = summary.months.map(({ month = null, label, count }) => ({ month, label, count }));
      return { ...summary, months };
    }),

    endpoint(getTargetUser, ({ params: { companyId, userId }, call }) =>
      scope.read(companyId, call.owner, () =>
        aboutRecord(() => keepnet.company(companyId).targetUsers.get(userId, call)),
      ),
    ),

    endpoint(listTargetUserGroups, ({ params: { companyId, userId }, call }) => {
      const whole = { page: 1, pageSize: 100, sort: 'name', order: 'asc' } as const;
      return scope.read(
        companyId,
        call.owner,
        () => aboutRecord(() => keepnet.company(companyId).targetUsers.groups(userId, whole, call)),
        ({ items }) => items,
      );
    }),
  ];
};
