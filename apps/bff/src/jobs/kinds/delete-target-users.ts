import { jobInputs } from '@reseller-console/contract';
import * as z from 'zod';
import { deleteTargetUsersCommand } from '../../target-users/delete-target-users.ts';
import { defineKind, type LookUpResult, type Planned } from '../kind.ts';
import { groupNamesOf } from './memberships.ts';
import { choosePeople, type PeopleParts, type Person, peopleByIds } from './people.ts';
import { placeOf } from './place.ts';
import { idsOf, recordsOf } from './records.ts';
import { cellsOf, recoveryColumns } from './recovery-cells.ts';

/** The record as it was, for the recovery file. */
const Data = z.object({ cells: z.array(z.nullable(z.string())) });
type Data = z.infer<typeof Data>;

function planned(companyId: string, person: Person, groups: readonly string[]): Planned<Data> {
  const { id: recordId, email, deleted, row } = person;
  const item = { companyId, recordId, subject: email, data: { cells: cellsOf(person, groups) } };
  if (deleted === undefined) return { ...item, subject: recordId, verdict: 'refuse', code: 'not_found' };
  if (deleted) return { ...item, verdict: 'skip', code: 'deleted_earlier' };
  if (row?.editable === false) {
    return { ...item, verdict: 'refuse', code: 'protected', params: { source: row.source } };
  }
  return { ...item, verdict: 'delete', harms: row === undefined || row.status === 'active' };
}

function resultOf({ deleted, row }: Person): LookUpResult | undefined {
  if (deleted === true) return { state: 'already', code: 'deleted_earlier' };
  const isChanged = deleted === undefined || row?.editable === false;
  return isChanged ? { state: 'refused', code: 'record_changed' } : undefined;
}

/** Deletes target users. What they were is kept for the recovery file; nothing brings their history back. */
export function deleteTargetUsersKind(parts: PeopleParts) {
  const { keepnet } = parts;

  return defineKind({
    kind: 'delete-target-users',
    scope: 'companies',
    held: true,
    shapes: { input: jobInputs['delete-target-users'], data: Data },
    async plan(input, planning) {
      const place = placeOf(planning);
      const people = await choosePeople(parts, place, input, (person) => person);
      const there = people.filter(({ deleted }) => deleted === false).map(({ id }) => id);
      const groups = await groupNamesOf(keepnet, place, there);
      return { items: people.map((each) => planned(place.companyId, each, groups.get(each.id) ?? [])) };
    },
    left: (input, companyId) =>
      idsOf(input.items ?? [], companyId).map((id) => ({
        companyId,
        recordId: id,
        subject: id,
        data: { cells: [] },
      })),
    async lookUp(items, planning) {
      const ids = items.map(({ recordId }) => recordId ?? '');
      return (await peopleByIds(keepnet, placeOf(planning), ids)).map(resultOf);
    },
    command: deleteTargetUsersCommand(keepnet),
    toSend: ({ recordId }) => ({ userId: recordId ?? '' }),
    again: (_input, items) => ({ items: recordsOf(items) }),
    recovery: { columns: recoveryColumns, rows: ({ data }) => [data.cells] },
  });
}
