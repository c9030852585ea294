import {
  createTargetUser,
  exportTargetUsers,
  getTargetUser,
  getTargetUserSummary,
  listCustomFields,
  listTargetUserGroups,
  listTargetUsers,
  type TargetUserQuery,
} from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import { type CommandTools, commandEndpoint } from '../commands/command-endpoint.ts';
import type { Scope } from '../companies/scope.ts';
import type { Exports } from '../exports/exports.ts';
import { endpoint } from '../platform/endpoint.ts';
import { aboutCompany, aboutRecord } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import type { CreateTargetUserCommand } from './create-target-user.ts';
import type { CustomFields } from './custom-fields.ts';

const toSearch = (query: TargetUserQuery) => {
  const { page, pageSize, sort, order, q, status, priority, department, month } = query;
  return { page, pageSize, sort, order, q, filters: { status, priority, department, month } };
};

/** What the endpoints of target users work with. */
interface Parts extends CommandTools {
  keepnet: Pick<Keepnet, 'company'>;
  scope: Pick<Scope, 'read' | 'forWrite'>;
  exports: Pick<Exports, 'send'>;
  customFields: Pick<CustomFields, 'list' | 'check'>;
  create: CreateTargetUserCommand;
  /** Whether Keepnet asks for a telephone number: `KEEPNET_PHONE_NUMBER`. */
  phoneRequired: boolean;
}

export const targetUsersEndpoints = (parts: Parts) => {
  const { keepnet, scope, customFields, exports, phoneRequired } = parts;
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

    commandEndpoint(createTargetUser, parts.create, parts, {
      input: ({ body }) => body,
      async check({ params, call }, body) {
        if (phoneRequired && body.phoneNumber === '') {
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

    endpoint(listCustomFields, async ({ params: { companyId }, call: { owner } }) => ({
      items: await scope.read(companyId, owner, () => customFields.list(companyId, owner)),
    })),
  ];
};
