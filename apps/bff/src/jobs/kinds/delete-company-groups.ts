import { jobInputs } from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import * as z from 'zod';
import { deleteCompanyGroupCommand, findCompanyGroup } from '../../company-groups/delete-company-group.ts';
import { type Paging, readEveryPage } from '../../platform/every-page.ts';
import { mapInTurn } from '../../platform/in-turn.ts';
import { defineKind, type Planned, type Planning } from '../kind.ts';
import { recordsOf } from './records.ts';

/** The companies that were in it, for the recovery file. */
const Data = z.object({ companies: z.array(z.object({ id: z.string(), name: z.string() })) });
type Data = z.infer<typeof Data>;

const atOnce = 4;
/** Companies of one group that are kept. */
const maxCompanies = 100_000;

/** Deletes groups of companies; the companies stay. */
export function deleteCompanyGroupsKind(keepnet: Pick<Keepnet, 'companyGroups'>) {
  async function planned(groupId: string, { call }: Planning): Promise<Planned<Data>> {
    const group = await findCompanyGroup(keepnet, groupId, call);
    const item = { companyId: null, recordId: groupId, subject: group?.name ?? groupId };
    if (group === undefined) {
      return { ...item, verdict: 'refuse', code: 'not_found', data: { companies: [] } };
    }
    const readPage = (paging: Paging) =>
      keepnet.companyGroups.companies(groupId, { ...paging, sort: 'name', order: 'asc' }, call);
    const { items } = await readEveryPage(readPage, maxCompanies);
    const companies = items.map(({ id, name }) => ({ id, name }));
    return { ...item, verdict: 'delete', data: { companies } };
  }

  return defineKind({
    kind: 'delete-company-groups',
    scope: 'reseller',
    held: true,
    shapes: { input: jobInputs['delete-company-groups'], data: Data },
    plan: async ({ items }, planning) => ({
      items: await mapInTurn(items, atOnce, ({ id }) => planned(id, planning)),
    }),
    left: () => [],
    lookUp: (items, { call }) =>
      Promise.all(
        items.map(async ({ recordId }) => {
          const group = await findCompanyGroup(keepnet, recordId ?? '', call);
          return group === undefined ? ({ state: 'already', code: 'deleted_earlier' } as const) : undefined;
        }),
      ),
    command: deleteCompanyGroupCommand(keepnet),
    toSend: ({ recordId }) => ({ groupId: recordId ?? '' }),
    again: (_input, items) => ({ items: recordsOf(items) }),
    recovery: {
      columns: ['Company group', 'Company', 'Company id'],
      rows: ({ subject, data: { companies } }) =>
        companies.length === 0
          ? [[subject, null, null]]
          : companies.map(({ id, name }) => [subject, name, id]),
    },
  });
}
