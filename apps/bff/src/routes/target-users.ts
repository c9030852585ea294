import { listTargetUsers } from '@reseller-console/contract';
import { endpoint } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { aboutCompany } from '../upstream/problem.ts';

export const targetUsersEndpoints = ({ keepnet }: Services) => [
  endpoint(listTargetUsers, ({ params, query, call }) =>
    aboutCompany(async () => {
      const { status, priority, department, ...paging } = query;
      const filters = { status, priority, department };
      return keepnet.company(params.companyId).targetUsers.search({ ...paging, filters }, call);
    }),
  ),
];
