import { jobInputs, settableStatuses } from '@reseller-console/contract';
import * as z from 'zod';
import { requireScope } from '../../commands/create-command.ts';
import type { SetTargetUserStatusCommand } from '../../target-users/set-target-user-status.ts';
import { defineKind, type LookUpResult, type Planned } from '../kind.ts';
import { type ChangeParts, isDoubtful, obstacleOf, readDetail } from './change-limits.ts';
import { choosePeople, type Person, peopleByIds } from './people.ts';
import { placeOf } from './place.ts';
import { idsOf, recordsOf } from './records.ts';

const Status = z.enum(settableStatuses);
type Status = z.infer<typeof Status>;

const Data = z.object({ status: Status });
type Data = z.infer<typeof Data>;

const other = (status: Status): Status => (status === 'active' ? 'inactive' : 'active');

function resultOf({ deleted, row }: Person, { status }: Data): LookUpResult | undefined {
  if (deleted !== false || row?.editable === false) return { state: 'refused', code: 'record_changed' };
  return row?.status === status ? { state: 'already', code: 'same' } : undefined;
}

/** Activates or deactivates target users. Deactivating frees the licence seat, keeps the groups, and can be taken back. */
export function setTargetUserStatusKind(parts: ChangeParts & { command: SetTargetUserStatusCommand }) {
  const { keepnet, isMasked, phoneRequired, command } = parts;

  return defineKind({
    kind: 'set-target-user-status',
    scope: 'companies',
    held: false,
    shapes: { input: jobInputs['set-target-user-status'], data: Data },
    async plan(input, planning) {
      const place = placeOf(planning);
      const { companyId, call } = place;
      const { status } = input;
      const masked = await isMasked(companyId, call.owner);
      const items = await choosePeople(parts, place, input, async (person): Promise<Planned<Data>> => {
        const { id: recordId, email, deleted, row } = person;
        const item = { companyId, recordId, subject: email === '' ? recordId : email, data: { status } };
        const mayChange = deleted === false && !masked && row?.editable !== false;
        if (mayChange && row?.status === status) return { ...item, verdict: 'same', code: 'same' };
        const detail =
          mayChange && isDoubtful(person) ? await readDetail(keepnet, place, recordId) : undefined;
        const obstacle = obstacleOf(person, detail, { isMasked: masked, phoneRequired });
        if (obstacle !== undefined) return { ...item, ...obstacle };
        const changes = [{ field: 'status', from: other(status), to: status }];
        return { ...item, verdict: 'change', changes, harms: status === 'inactive' };
      });
      return { items };
    },
    left: ({ items = [], status }, companyId) =>
      idsOf(items, companyId).map((id) => ({ companyId, recordId: id, subject: id, data: { status } })),
    async lookUp(items, planning) {
      const ids = items.map(({ recordId }) => recordId ?? '');
      const people = await peopleByIds(keepnet, placeOf(planning), ids);
      return items.map(({ data }, index) => {
        const person = people[index];
        return person === undefined ? { state: 'refused', code: 'record_changed' } : resultOf(person, data);
      });
    },
    command,
    toSend: ({ companyId, recordId, data }) => ({
      companyId: requireScope(companyId),
      userId: recordId ?? '',
      status: data.status,
    }),
    again: ({ status }, items) => ({ items: recordsOf(items), status }),
    takeBack: {
      kind: () => 'set-target-user-status',
      input: ({ status }, items) => ({ items: recordsOf(items), status: other(status) }),
    },
  });
}
