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
import type { Call } from '@reseller-console/keepnet';
import { readMembers, without } from '../company-groups/members.ts';
import { endpoint } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { changeEndpoint } from '../writes/change-endpoint.ts';
import { createEndpoint } from '../writes/create-endpoint.ts';

export const companyGroupsEndpoints = (services: Services) => {
  const { keepnet, directory, exports } = services;
  const { companyGroups } = keepnet;
  const nameOf = async ({ params, call }: { params: { groupId: string }; call: Call }) =>
    (await companyGroups.get(params.groupId, call)).name;

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

    createEndpoint(createCompanyGroup, services, services.createCompanyGroup, ({ body }) =>
      directory.assertKnown('companyIds', body.companyIds),
    ),

    endpoint(getCompanyGroup, ({ params, call }) => companyGroups.get(params.groupId, call)),

    changeEndpoint(renameCompanyGroup, services, services.renameCompanyGroup, {
      wanted: ({ params, body }) => ({ groupId: params.groupId, name: body.name }),
      admit: nameOf,
    }),

    endpoint(listGroupCompanies, ({ params, query, call }) =>
      companyGroups.companies(params.groupId, query, call),
    ),

    endpoint(getParticipants, async ({ params, call }) => ({
      companyIds: await readMembers(keepnet, params.groupId, call),
    })),

    changeEndpoint(setParticipants, services, services.setParticipants, {
      wanted: ({ params, body }) => ({
        groupId: params.groupId,
        seen: [...new Set(body.seen)].sort(),
        companyIds: [...new Set(body.wanted)].sort(),
      }),
      async admit(context, { companyIds, seen }) {
        // Whoever is a member already need not be in the directory to stay one.
        await directory.assertKnown('wanted', without(companyIds, seen));
        return nameOf(context);
      },
    }),
  ];
};
