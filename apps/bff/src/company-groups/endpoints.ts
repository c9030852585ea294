import {
  createCompanyGroup,
  exportCompanyGroups,
  exportSelectedCompanyGroups,
  getCompanyGroup,
  getParticipants,
  listAllCompanyGroups,
  listCompanyGroups,
  listGroupCompanies,
  renameCompanyGroup,
  setParticipants,
} from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import { type CommandTools, commandEndpoint } from '../commands/command-endpoint.ts';
import type { CompanyDirectory } from '../companies/directory.ts';
import type { Exports } from '../exports/exports.ts';
import { selectedRows, withSelected } from '../exports/selected-rows.ts';
import { endpoint } from '../platform/endpoint.ts';
import { searchForms } from '../platform/text.ts';
import type { CompanyGroupCommands } from './commands.ts';
import { readMembers, without } from './members.ts';
import { companyGroupColumns } from './selected-columns.ts';

/** What the endpoints of company groups work with. */
interface Parts extends CommandTools, CompanyGroupCommands {
  keepnet: Pick<Keepnet, 'companyGroups'>;
  directory: Pick<CompanyDirectory, 'assertKnown'>;
  exports: Pick<Exports, 'send'>;
}

export const companyGroupsEndpoints = (parts: Parts) => {
  const { keepnet, directory, exports } = parts;
  const { companyGroups } = keepnet;

  return [
    endpoint(listCompanyGroups, ({ query, call }) =>
      companyGroups.search({ ...query, q: searchForms(query.q) }, call),
    ),

    endpoint(listAllCompanyGroups, async ({ call }) => {
      const collator = new Intl.Collator('en');
      const items = await companyGroups.all(call);
      return { items: items.sort((a, b) => collator.compare(a.name, b.name)) };
    }),

    endpoint(exportCompanyGroups, (context) =>
      exports.send(context, {
        noun: 'company-groups',
        companyId: null,
        list: companyGroups,
        search: { ...context.query, q: searchForms(context.query.q) },
      }),
    ),

    endpoint(exportSelectedCompanyGroups, (context) => {
      const { query, body } = context;
      const { sort, order, q } = query;
      const list = selectedRows({
        rows: body,
        columns: async () => companyGroupColumns,
        matching: (paging, call) => companyGroups.search({ sort, order, q: searchForms(q), ...paging }, call),
        all: (paging, call) => companyGroups.search({ sort, order, ...paging }, call),
      });
      const file = { noun: 'company-groups', companyId: null, list, search: { page: 1, pageSize: 1 } };
      return exports.send(withSelected(context, body), file);
    }),

    commandEndpoint(createCompanyGroup, parts.create, parts, {
      input: ({ body }) => body,
      check: (_context, { companyIds }) => directory.assertKnown('companyIds', companyIds),
    }),

    endpoint(getCompanyGroup, ({ params, call }) => companyGroups.get(params.groupId, call)),

    commandEndpoint(renameCompanyGroup, parts.rename, parts, {
      input: ({ params, body }) => ({ groupId: params.groupId, name: body.name }),
    }),

    endpoint(listGroupCompanies, ({ params, query, call }) =>
      companyGroups.companies(params.groupId, { ...query, q: searchForms(query.q) }, call),
    ),

    endpoint(getParticipants, async ({ params, call }) => ({
      companyIds: await readMembers(keepnet, params.groupId, call),
    })),

    commandEndpoint(setParticipants, parts.setMembers, parts, {
      input: ({ params, body }) => ({
        groupId: params.groupId,
        seen: [...new Set(body.seen)].sort(),
        companyIds: [...new Set(body.wanted)].sort(),
      }),
      // Members that are not in the directory may stay.
      check: (_context, { companyIds, seen }) => directory.assertKnown('wanted', without(companyIds, seen)),
    }),
  ];
};
