import { jobInputs } from '@reseller-console/contract';
import type { Keepnet, TargetGroup } from '@reseller-console/keepnet';
import * as z from 'zod';
import { requireScope } from '../../commands/create-command.ts';
import { type Paging, readEveryPage } from '../../platform/every-page.ts';
import { mapInTurn } from '../../platform/in-turn.ts';
import { deleteTargetGroupCommand, findTargetGroup } from '../../target-groups/delete-target-group.ts';
import { defineKind, type Planned, type Planning } from '../kind.ts';
import { idsOf, recordsOf } from './records.ts';

/** The group as it was, with the addresses of its members, for the recovery file. */
const Data = z.object({ priority: z.string(), members: z.array(z.string()) });
type Data = z.infer<typeof Data>;

const atOnce = 4;
/** Members of one group that are kept. */
const maxMembers = 100_000;

const nothing: Data = { priority: '', members: [] };

/** Deletes target groups; their members stay as target users. */
export function deleteTargetGroupsKind(keepnet: Pick<Keepnet, 'company'>) {
  async function membersOf(companyId: string, groupId: string, { call }: Planning): Promise<string[]> {
    const { targetGroups } = keepnet.company(companyId);
    const readPage = (paging: Paging) =>
      targetGroups.users(groupId, { ...paging, sort: 'createdAt', order: 'asc' }, call);
    const { items } = await readEveryPage(readPage, maxMembers);
    return items.map(({ email }) => email);
  }

  async function planned(
    companyId: string,
    recordId: string,
    group: TargetGroup | undefined,
    planning: Planning,
  ): Promise<Planned<Data>> {
    const item = { companyId, recordId, subject: group?.name ?? recordId, data: nothing };
    if (group === undefined) return { ...item, verdict: 'refuse', code: 'not_found' };
    if (group.protected) {
      return { ...item, verdict: 'refuse', code: 'protected', params: { source: group.kind } };
    }
    const members = await membersOf(companyId, recordId, planning);
    return { ...item, verdict: 'delete', data: { priority: group.priority, members } };
  }

  return defineKind({
    kind: 'delete-target-groups',
    scope: 'companies',
    held: true,
    shapes: { input: jobInputs['delete-target-groups'], data: Data },
    async plan(input, planning) {
      const companyId = requireScope(planning.companyId);
      const items = await mapInTurn(idsOf(input.items, companyId), atOnce, async (groupId) => {
        const group = await findTargetGroup(keepnet, { companyId, groupId }, planning.call);
        return planned(companyId, groupId, group, planning);
      });
      return { items };
    },
    left: (input, companyId) =>
      idsOf(input.items, companyId).map((id) => ({ companyId, recordId: id, subject: id, data: nothing })),
    lookUp: (items, { companyId, call }) =>
      Promise.all(
        items.map(async ({ recordId }) => {
          const place = { companyId: requireScope(companyId), groupId: recordId ?? '' };
          const group = await findTargetGroup(keepnet, place, call);
          if (group === undefined) return { state: 'already', code: 'deleted_earlier' } as const;
          return group.protected ? ({ state: 'refused', code: 'record_changed' } as const) : undefined;
        }),
      ),
    command: deleteTargetGroupCommand(keepnet),
    toSend: ({ companyId, recordId }) => ({
      companyId: requireScope(companyId),
      groupId: recordId ?? '',
    }),
    again: (_input, items) => ({ items: recordsOf(items) }),
    recovery: {
      columns: ['Target group', 'Priority', 'Email'],
      rows: ({ subject, data: { priority, members } }) =>
        members.length === 0
          ? [[subject, priority, null]]
          : members.map((email) => [subject, priority, email]),
    },
  });
}
