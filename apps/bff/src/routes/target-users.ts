import {
  createTargetUser,
  getTargetUser,
  getTargetUserSummary,
  listTargetUserGroups,
  listTargetUsers,
} from '@reseller-console/contract';
import { endpoint } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { aboutCompany, aboutRecord } from '../upstream/problem.ts';
import { createEndpoint } from '../writes/create-endpoint.ts';

export const targetUsersEndpoints = (services: Services) => {
  const { keepnet, customFields } = services;
  return [
    endpoint(listTargetUsers, ({ params, query, call }) =>
      aboutCompany(() => {
        const { status, priority, department, month, ...paging } = query;
        const filters = { status, priority, department, month };
        return keepnet.company(params.companyId).targetUsers.search({ ...paging, filters }, call);
      }),
    ),

    createEndpoint(createTargetUser, services, services.createTargetUser, (companyId, input) =>
      customFields.check(companyId, input.customFields),
    ),

    endpoint(getTargetUserSummary, ({ params, call }) =>
      aboutCompany(async () => {
        const summary = await keepnet.company(params.companyId).targetUsers.summary(call);
        const months = summary.months.map(({ month = null, label, count }) => ({ month, label, count }));
        return { ...summary, months };
      }),
    ),

    endpoint(getTargetUser, ({ params, call }) =>
      aboutRecord(() => keepnet.company(params.companyId).targetUsers.get(params.userId, call)),
    ),

    endpoint(listTargetUserGroups, ({ params, call }) =>
      aboutRecord(() =>
        keepnet
          .company(params.companyId)
          .targetUsers.groups(params.userId, { page: 1, pageSize: 100, sort: 'name', order: 'asc' }, call),
      ),
    ),
  ];
};
