import {
  createTargetUser,
  exportImportTemplate,
  exportSelectedTargetUsers,
  exportTargetUsers,
  exportTargetUsersOfCompanies,
  fieldProblem,
  getTargetUser,
  getTargetUserSummary,
  listCustomFields,
  listTargetUserGroups,
  listTargetUsers,
  lookUpTargetUsers,
  setTargetUserStatus,
  type TargetUserQuery,
  updateTargetUser,
} from '@reseller-console/contract';
import type { Call, Keepnet, TargetUser } from '@reseller-console/keepnet';
import { type CommandTools, commandEndpoint } from '../commands/command-endpoint.ts';
import type { Scope } from '../companies/scope.ts';
import type { CompaniesFile } from '../exports/companies-file/companies-file.ts';
import type { Exports } from '../exports/exports.ts';
import { wholeList } from '../exports/request.ts';
import { selectedRows, withSelected } from '../exports/selected-rows.ts';
import { endpoint } from '../platform/endpoint.ts';
import { withCompanyErrors, withRecordErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import { type Versions, versionOf } from '../platform/version.ts';
import { changeLimits, limitError } from './change-limits.ts';
import type { TargetUserCommands } from './commands.ts';
import type { CustomFields } from './custom-fields.ts';
import { lookUpByEmail } from './look-up.ts';
import { assertChangeable, readTargetUser } from './record.ts';
import { findingOf } from './search.ts';
import { ownUserColumns, targetUserColumns } from './selected-columns.ts';

/** Rows that are checked before a filtered file is sent. */
const rowsChecked = 100;

/** The order of each company's rows in a file over companies. */
const allRows = { page: 1, pageSize: 1, sort: 'createdAt', order: 'desc' } as const;

/** What the endpoints of target users work with. */
interface Parts extends CommandTools, TargetUserCommands {
  keepnet: Pick<Keepnet, 'company'>;
  scope: Pick<Scope, 'read' | 'forWrite'>;
  exports: Pick<Exports, 'send'>;
  companiesFile: CompaniesFile;
  customFields: Pick<CustomFields, 'list' | 'filters' | 'check' | 'checkChange'>;
  versions: Versions;
  /** Whether Keepnet hides the names and addresses of a company's target users. */
  isMasked: (companyId: string, owner: string | undefined) => Promise<boolean>;
  /** Whether Keepnet asks for a telephone number: `KEEPNET_PHONE_NUMBER`. */
  phoneRequired: boolean;
}

export const targetUsersEndpoints = (parts: Parts) => {
  const { keepnet, scope, customFields, exports, phoneRequired } = parts;
  const readUser = (id: { companyId: string; userId: string }, call: Call) =>
    scope.read(id.companyId, call.owner, () => withRecordErrors(() => readTargetUser(parts, id, call)));

  /** The search of the list. The fields that it filters by are those of the company alone once its scope is proven. */
  async function searchOf(companyId: string, query: TargetUserQuery, { owner }: Call) {
    const { page, pageSize, sort, order } = query;
    return { page, pageSize, sort, order, ...(await findingOf(customFields, companyId, query, owner)) };
  }

  /** Reads a target user that may be changed. @throws {ProblemError} as {@link assertChangeable} */
  async function readChangeable(id: { companyId: string; userId: string }, call: Call) {
    const [user, isMasked] = await Promise.all([
      readUser(id, call),
      withCompanyErrors(() => parts.isMasked(id.companyId, call.owner)),
    ]);
    assertChangeable(user, isMasked);
    return user;
  }

  return [
    endpoint(listTargetUsers, ({ params: { companyId }, query, call }) =>
      scope.read(companyId, call.owner, () =>
        withCompanyErrors(async () =>
          keepnet.company(companyId).targetUsers.search(await searchOf(companyId, query, call), call),
        ),
      ),
    ),

    endpoint(exportTargetUsers, async (context) => {
      const { companyId } = context.params;
      const { targetUsers } = keepnet.company(companyId);
      const search = await searchOf(companyId, context.query, context.call);
      const checked: typeof targetUsers.export = async (asked, call) => {
        // A file does not show whether Keepnet filtered by the company's own fields. The rows of the same search do.
        await targetUsers.search({ ...search, page: 1, pageSize: rowsChecked }, call);
        return targetUsers.export(asked, call);
      };
      const isFilteredByField = (search.filters.fields?.length ?? 0) > 0;
      const list = { search: targetUsers.search, export: isFilteredByField ? checked : targetUsers.export };
      return exports.send(context, { noun: 'target-users', companyId, list, search });
    }),

    endpoint(exportTargetUsersOfCompanies, (context) =>
      parts.companiesFile.send(context, {
        noun: 'target-users',
        columns: { own: ownUserColumns, fields: context.query.fields },
        hides: true,
        total: async (companyId, call) => {
          const { total } = await keepnet.company(companyId).targetUsers.search(allRows, call);
          return total;
        },
        file: (companyId, call) =>
          keepnet.company(companyId).targetUsers.export({ ...allRows, format: 'csv', scope: 'all' }, call),
      }),
    ),

    endpoint(exportImportTemplate, (context) => {
      const { companyId } = context.params;
      const list = {
        search: async () => ({ total: undefined }),
        export: keepnet.company(companyId).targetUsers.template,
      };
      const query = { ...context.query, ...wholeList };
      return exports.send({ ...context, query }, { noun: 'import-template', companyId, list, search: query });
    }),

    endpoint(exportSelectedTargetUsers, async (context) => {
      const { params, query, body } = context;
      const { companyId } = params;
      const { targetUsers } = keepnet.company(companyId);
      const { sort, order } = query;
      const search = await searchOf(companyId, query, context.call);
      const list = selectedRows<TargetUser>({
        rows: body,
        columns: async (found, { owner }) =>
          targetUserColumns(await customFields.list(companyId, owner), found),
        matching: (paging, call) => targetUsers.search({ ...search, ...paging }, call),
        all: (paging, call) => targetUsers.search({ sort, order, ...paging }, call),
      });
      const file = { noun: 'target-users', companyId, list, search: { page: 1, pageSize: 1 } };
      return exports.send(withSelected(context, body), file);
    }),

    commandEndpoint(createTargetUser, parts.create, parts, {
      input: ({ body }) => body,
      async check({ params, call }, body) {
        if (phoneRequired && body.phoneNumber === '') {
          throw new ProblemError('invalid_request', {
            errors: [{ field: 'phoneNumber', ...fieldProblem('required') }],
          });
        }
        await customFields.check(params.companyId, body.customFields, call.owner);
      },
    }),

    endpoint(getTargetUserSummary, async ({ params: { companyId }, call }) => {
      const summary = await scope.read(companyId, call.owner, () =>
        withCompanyErrors(() => keepnet.company(companyId).targetUsers.summary(call)),
      );
      const months = summary.months.map(({ month = null, label, count }) => ({ month, label, count }));
      return { ...summary, months };
    }),

    endpoint(getTargetUser, async ({ params, call, response }) => {
      const user = await readUser(params, call);
      response.setHeader('ETag', `"${user.version}"`);
      return user;
    }),

    commandEndpoint(updateTargetUser, parts.update, parts, {
      input: ({ params, body, request }) => ({
        ...params,
        version: versionOf(request.get('if-match')),
        change: body,
      }),
      async check({ params, body, call }, { version }) {
        const user = await readChangeable(params, call);
        if (user.version !== version) throw new ProblemError('record_changed', { now: user });
        await customFields.checkChange(params.companyId, body.customFields ?? [], call.owner);
      },
    }),

    commandEndpoint(setTargetUserStatus, parts.setStatus, parts, {
      input: ({ params, body }) => ({ ...params, status: body.status }),
      async check({ params, call }) {
        const errors = changeLimits(await readChangeable(params, call), phoneRequired).map(limitError);
        if (errors.length > 0) throw new ProblemError('invalid_request', { errors });
      },
    }),

    endpoint(lookUpTargetUsers, async ({ params: { companyId }, body, call }) => ({
      items: await scope.read(companyId, call.owner, () =>
        withCompanyErrors(() => lookUpByEmail(keepnet, companyId, body.emails, call)),
      ),
    })),

    endpoint(listTargetUserGroups, ({ params: { companyId, userId }, call }) => {
      const whole = { page: 1, pageSize: 100, sort: 'name', order: 'asc' } as const;
      return scope.read(
        companyId,
        call.owner,
        () => withRecordErrors(() => keepnet.company(companyId).targetUsers.groups(userId, whole, call)),
        ({ items }) => items,
      );
    }),

    endpoint(listCustomFields, async ({ params: { companyId }, call: { owner } }) => ({
      items: await scope.read(companyId, owner, () => customFields.list(companyId, owner)),
    })),
  ];
};
