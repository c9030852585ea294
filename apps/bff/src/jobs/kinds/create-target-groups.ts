import { jobInputs, TargetGroupInput } from '@reseller-console/contract';
import type { Keepnet, TargetGroup } from '@reseller-console/keepnet';
import * as z from 'zod';
import { requireScope } from '../../commands/create-command.ts';
import { normalized } from '../../platform/field-errors.ts';
import type { TargetGroupCommands } from '../../target-groups/commands.ts';
import { defineKind, type LookUpResult, type Planned } from '../kind.ts';
import { namedRecords, recordsIn, recordsOf } from './records.ts';

const Data = z.object({ record: TargetGroupInput });
type Data = z.infer<typeof Data>;

/** Two groups of one company do not share a name, whatever its case. */
const nameOf = (name: string): string => normalized(name).toLowerCase();

const newest = { page: 1, pageSize: 100, sort: 'createdAt', order: 'desc' } as const;

interface Parts {
  keepnet: Pick<Keepnet, 'company'>;
  createGroup: TargetGroupCommands['create'];
}

/** Whether a group is the one that is wanted; false where it only has its name. */
const isWanted = ({ priority, protected: isProtected }: TargetGroup, wanted: TargetGroupInput): boolean =>
  !isProtected && priority === wanted.priority;

/** Creates target groups in one company or in several. */
export function createTargetGroupsKind({ keepnet, createGroup }: Parts) {
  const itemOf = (companyId: string, { name, priority }: TargetGroupInput) => ({
    companyId,
    recordId: null,
    subject: name,
    data: { record: { name, priority } },
  });

  function planned(
    companyId: string,
    record: TargetGroupInput,
    there: readonly TargetGroup[],
    isTwin: boolean,
  ): Planned<Data> {
    const item = itemOf(companyId, record);
    if (isTwin) return { ...item, verdict: 'skip', code: 'duplicate' };
    const [first] = there;
    if (first === undefined) return { ...item, verdict: 'create' };
    const same = there.find((group) => isWanted(group, record));
    if (same !== undefined) return { ...item, recordId: same.id, verdict: 'same', code: 'exists' };
    return { ...item, verdict: 'refuse', code: 'name_taken' };
  }

  return defineKind({
    kind: 'create-target-groups',
    scope: 'companies',
    held: false,
    creates: true,
    shapes: { input: jobInputs['create-target-groups'], data: Data },
    async plan({ records }, planning) {
      const companyId = requireScope(planning.companyId);
      const groups = await keepnet.company(companyId).targetGroups.all(planning.call);
      const there = Map.groupBy(groups, ({ name }) => nameOf(name));
      const seen = new Set<string>();
      const items = recordsIn(records, companyId).map((record) => {
        const name = nameOf(record.name);
        const isTwin = seen.has(name);
        seen.add(name);
        return planned(companyId, record, there.get(name) ?? [], isTwin);
      });
      return { items, title: records.length === 1 ? records[0]?.name : undefined };
    },
    left: ({ records }, companyId) =>
      recordsIn(records, companyId).map((record) => itemOf(companyId, record)),
    lookUp: (items, { companyId, call }) =>
      Promise.all(
        items.map(async ({ data: { record } }): Promise<LookUpResult | undefined> => {
          const search = { ...newest, filters: { name: record.name } };
          const page = await keepnet.company(requireScope(companyId)).targetGroups.search(search, call);
          const there = page.items.filter(({ name }) => nameOf(name) === nameOf(record.name));
          if (there.length === 0) return undefined;
          return there.some((group) => isWanted(group, record))
            ? { state: 'already', code: 'exists' }
            : { state: 'refused', code: 'name_taken' };
        }),
      ),
    command: createGroup,
    toSend: ({ data: { record } }) => record,
    again: (_input, items) => ({ records: namedRecords(items) }),
    takeBack: { kind: () => 'delete-target-groups', input: (_input, items) => ({ items: recordsOf(items) }) },
  });
}
