import { type CompanyGroupInput, createCompanyGroup } from '@reseller-console/contract';
import type { CompanyGroup, Keepnet } from '@reseller-console/keepnet';
import { createCommand, type Found } from '../commands/create-command.ts';
import { fieldErrors, normalized } from '../platform/field-errors.ts';
import { companyGroupWords } from './field-words.ts';

const compared = (name: string, companyCount: number) => ({
  name: normalized(name),
  companyCount: String(companyCount),
});

const toFound = (group: CompanyGroup): Found => ({
  id: group.id,
  label: group.name,
  createdAt: group.createdAt,
  deleted: false,
  fields: compared(group.name, group.companyCount),
});

/** Creates a company group. Proved by looking up its name. */
export function createCompanyGroupCommand(keepnet: Keepnet) {
  return createCommand<CompanyGroupInput>({
    action: createCompanyGroup.audit,
    provenBy: [],
    target: ({ name }) => name,
    fields: ({ name, companyIds }) => compared(name, new Set(companyIds).size),
    send: (_scope, { name, companyIds }, call) =>
      keepnet.companyGroups.create({ name, companyIds: [...new Set(companyIds)] }, call),
    async lookUp(_scope, name, call) {
      const query = { page: 1, pageSize: 100, sort: 'createdAt', order: 'desc', q: name } as const;
      const page = await keepnet.companyGroups.search(query, call);
      return page.items.filter((group) => normalized(group.name) === normalized(name)).map(toFound);
    },
    fieldErrors: (messages) => fieldErrors(companyGroupWords, messages),
  });
}
