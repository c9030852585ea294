import {
  createCompanyGroup,
  exportCompanyGroups,
  getCompanyGroup,
  getParticipants,
  listAllCompanyGroups,
  listCompanyGroups,
  listGroupCompanies,
  renameCompanyGroup,
  setParticipants,
} from '@reseller-console/contract';
import { commandEndpoint } from '../commands/command-endpoint.ts';
import { endpoint } from '../platform/endpoint.ts';
import type { Services } from '../services.ts';
import { readMembers, without } from './members.ts';

export const companyGroupsEndpoints = (services: Services) => {
  const { keepnet, directory, exports } = services;
  const { companyGroups } = keepnet;

  return [
    endpoint(listCompanyGroups, ({ query, call }) => companyGroups.search(query, call)),

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
        search: context.query,
      }),
    ),

    commandEndpoint(createCompanyGroup, services.createCompanyGroup, services, {
      input: ({ body }) => body,
      check: (_context, { companyIds }) => directory.assertKnown('companyIds', companyIds),
    }),

    endpoint(getCompanyGroup, ({ params, call }) => companyGroups.get(params.groupId, call)),

    commandEndpoint(renameCompanyGroup, services.renameCompanyGroup, services, {
      input: ({ params, body }) => ({ groupId: params.groupId, name: body.name }),
    }),

    endpoint(listGroupCompanies, ({ params, query, call }) =>
      companyGroups.companies(params.groupId, query, call),
    ),

    endpoint(getParticipants, async ({ params, call }) => ({
      companyIds: await readMembers(keepnet, params.groupId, call),
    })),

    commandEndpoint(setParticipants, services.setParticipants, services, {
      input: ({ params, body }) => ({
        groupId: params.groupId,
        seen: [...new Set(body.seen)].sort(),
        companyIds: [...new Set(body.wanted)].sort(),
      }),
      // A member need not be in the directory to stay one.
      check: (_context, { companyIds, seen }) => directory.assertKnown('wanted', without(companyIds, seen)),
    }),
  ];
};
