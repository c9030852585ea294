import {
  changeTargetGroupMembers,
  createTargetGroup,
  exportSelectedTargetGroups,
  exportTargetGroups,
  exportTargetGroupsOfCompanies,
  getTargetGroup,
  getTargetGroupReach,
  listAllTargetGroups,
  listTargetGroups,
  listTargetGroupUsers,
  updateTargetGroup,
} from '@reseller-console/contract';
import type { Call, Keepnet } from '@reseller-console/keepnet';
import { type CommandTools, commandEndpoint } from '../commands/command-endpoint.ts';
import type { Scope } from '../companies/scope.ts';
import type { CompaniesFile } from '../exports/companies-file/companies-file.ts';
import type { Exports } from '../exports/exports.ts';
import { selectedRows, withSelected } from '../exports/selected-rows.ts';
import { endpoint } from '../platform/endpoint.ts';
import { withCompanyErrors, withRecordErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import { searchForms } from '../platform/text.ts';
import { type Versions, versionOf } from '../platform/version.ts';
import type { TargetGroupCommands } from './commands.ts';
import { readReach } from './reach.ts';
import { targetGroupColumns } from './selected-columns.ts';
import { assertUnprotected, targetGroupVersion } from './update-target-group.ts';

/**
 * Every group of a company, in the order of a file over companies. Keepnet's export cannot leave out the groups that Keepnet makes by
 * itself, so they are counted too.
 */
const allRows = {
  page: 1,
  pageSize: 1,
  sort: 'createdAt',
  order: 'desc',
  filters: { systemGenerated: true },
} as const;

/** What the endpoints of target groups work with. */
interface Parts extends CommandTools, TargetGroupCommands {
  keepnet: Pick<Keepnet, 'company'>;
  scope: Pick<Scope, 'read' | 'forWrite'>;
  exports: Pick<Exports, 'send'>;
  companiesFile: CompaniesFile;
  /** Whether Keepnet hides the names and addresses of a company's target users. */
  isMasked: (companyId: string, owner: string | undefined) => Promise<boolean>;
  versions: Versions;
}

export const targetGroupsEndpoints = (parts: Parts) => {
  const { keepnet, scope, exports, versions } = parts;

  async function readGroup({ companyId, groupId }: { companyId: string; groupId: string }, call: Call) {
    const group = await scope.read(companyId, call.owner, () =>
      withRecordErrors(() => keepnet.company(companyId).targetGroups.get(groupId, call)),
    );
    return { ...group, version: targetGroupVersion(versions, group) };
  }

  return [
    endpoint(listTargetGroups, async ({ params, query, call }) => {
      const { systemGenerated, ...paging } = query;
      const { targetGroups } = keepnet.company(params.companyId);
      return scope.read(
        params.companyId,
        call.owner,
        () =>
          withCompanyErrors(() =>
            targetGroups.search({ ...paging, q: searchForms(paging.q), filters: { systemGenerated } }, call),
          ),
        ({ items }) => items,
      );
    }),

    endpoint(exportTargetGroups, (context) => {
      const { companyId } = context.params;
      const { systemGenerated: _, ...search } = context.query;
      // Keepnet's export lacks this filter and always has the system groups, so they are counted too.
      const filters = { systemGenerated: true };
      const list = keepnet.company(companyId).targetGroups;
      return exports.send(context, {
        noun: 'target-groups',
        companyId,
        list,
        search: { ...search, q: searchForms(search.q), filters },
      });
    }),

    endpoint(exportSelectedTargetGroups, (context) => {
      const { params, query, body } = context;
      const { companyId } = params;
      const { targetGroups } = keepnet.company(companyId);
      const { sort, order, q, systemGenerated } = query;
      const matching = { sort, order, q: searchForms(q), filters: { systemGenerated } };
      const list = selectedRows({
        rows: body,
        columns: async () => targetGroupColumns,
        matching: (paging, call) => targetGroups.search({ ...matching, ...paging }, call),
        all: (paging, call) => targetGroups.search({ sort, order, ...paging }, call),
      });
      const file = { noun: 'target-groups', companyId, list, search: { page: 1, pageSize: 1 } };
      return exports.send(withSelected(context, body), file);
    }),

    endpoint(exportTargetGroupsOfCompanies, (context) =>
      parts.companiesFile.send(context, {
        noun: 'target-groups',
        columns: { own: targetGroupColumns.header, fields: [] },
        hides: false,
        total: async (companyId, call) => {
          const { total } = await keepnet.company(companyId).targetGroups.search(allRows, call);
          return total;
        },
        file: (companyId, call) =>
          keepnet.company(companyId).targetGroups.export({ ...allRows, format: 'csv', scope: 'all' }, call),
      }),
    ),

    endpoint(listAllTargetGroups, async ({ params: { companyId }, call }) => ({
      items: await scope.read(companyId, call.owner, () =>
        withCompanyErrors(() => keepnet.company(companyId).targetGroups.all(call)),
      ),
    })),

    commandEndpoint(createTargetGroup, parts.create, parts, { input: ({ body }) => body }),

    endpoint(getTargetGroup, async ({ params, call, response }) => {
      const group = await readGroup(params, call);
      response.setHeader('ETag', `"${group.version}"`);
      return group;
    }),

    commandEndpoint(updateTargetGroup, parts.update, parts, {
      input: ({ params, body, request }) => ({
        ...params,
        version: versionOf(request.get('if-match')),
        change: body,
      }),
      async check({ params, call }, { version }) {
        const group = await readGroup(params, call);
        assertUnprotected(group);
        if (group.version !== version) throw new ProblemError('record_changed', { now: group });
      },
    }),

    commandEndpoint(changeTargetGroupMembers, parts.changeMembers, parts, {
      input: ({ params, body }) => ({
        ...params,
        add: [...new Set(body.add)],
        remove: [...new Set(body.remove)],
      }),
      check: async ({ params, call }) => assertUnprotected(await readGroup(params, call)),
    }),

    endpoint(getTargetGroupReach, ({ params, call }) =>
      scope.read(params.companyId, call.owner, () => withRecordErrors(() => readReach(parts, params, call))),
    ),

    endpoint(listTargetGroupUsers, ({ params: { companyId, groupId }, query, call }) =>
      scope.read(companyId, call.owner, () =>
        withRecordErrors(() =>
          keepnet.company(companyId).targetGroups.users(groupId, { ...query, q: searchForms(query.q) }, call),
        ),
      ),
    ),
  ];
};
