import type { TargetUserDetail } from '@reseller-console/keepnet';
import * as z from 'zod';
import { requireScope } from '../../commands/create-command.ts';
import { mapInTurn } from '../../platform/in-turn.ts';
import { changeMemberCommand } from '../../target-groups/change-member.ts';
import { membersAmong } from '../../target-groups/members.ts';
import type { TargetUserCommands } from '../../target-users/commands.ts';
import { deleteTargetUsersCommand } from '../../target-users/delete-target-users.ts';
import {
  defineMixedKind,
  type Kept,
  type LookUpResult,
  type Planned,
  writesBy,
  writesByItem,
} from '../kind.ts';
import { type ChangeParts, obstacleOf, readDetail } from './change-limits.ts';
import { Cells, changeOf, inputOf, isAlike } from './import-data.ts';
import { valuesIn } from './import-values.ts';
import { groupNamesOf } from './memberships.ts';
import { type Person, peopleByIds } from './people.ts';
import { type Place, placeOf } from './place.ts';
import { cellsOf, recoveryColumns } from './recovery-cells.ts';
import { Done, TakeBackInput } from './take-back-input.ts';

/** What is done to one record: its status, its deletion, its values, or its membership of one group. */
const Data = z.discriminatedUnion('op', [
  z.object({ op: z.literal('status'), done: Done, status: z.enum(['active', 'inactive']) }),
  z.object({ op: z.literal('delete'), done: Done, cells: z.array(z.nullable(z.string())) }),
  z.object({ op: z.literal('update'), done: Done, from: Cells, to: Cells }),
  z.object({ op: z.literal('leave'), done: Done, groupId: z.string() }),
]);
type Data = z.infer<typeof Data>;
type Item = Kept<Data>;

/** Items that are looked up together; also deletions, or departures from one group, that are sent together. */
const together = 20;
const atOnce = 8;

type Parts = ChangeParts & Pick<TargetUserCommands, 'setStatus' | 'update'>;

/** The values that a new record has if it is as it was sent. */
function sentValues({ to, groupIds }: Done): Cells {
  const { active: _, targetGroupIds: __, customFields, priority, ...texts } = inputOf({ to, groupIds });
  const own = Object.fromEntries(customFields.map(({ id, value }) => [`customFields.${id}`, value]));
  return { ...texts, priority, ...own };
}

/** Whether a record that an import created has not changed since. */
function isUntouched(done: Done, user: TargetUserDetail): boolean {
  const sent = sentValues(done);
  return user.status === 'active' && isAlike(sent, valuesIn(user, Object.keys(sent)));
}

/**
 * Takes an import back: deactivates or deletes the target users that it created, restores the values and the status of those that it
 * changed, and takes people out of the groups that they joined. What has changed since stays as it is.
 */
export function takeBackImportKind(parts: Parts) {
  const { keepnet, isMasked, phoneRequired } = parts;

  async function limitsOf(person: Person, place: Place) {
    const isLiving = person.deleted === false;
    const detail = isLiving ? await readDetail(keepnet, place, person.id) : undefined;
    const masked = await isMasked(place.companyId, place.call.owner);
    return { detail, obstacle: obstacleOf(person, detail, { isMasked: masked, phoneRequired }) };
  }

  async function made(
    done: Done,
    person: Person,
    place: Place,
    people: TakeBackInput['people'],
  ): Promise<Planned<Data>[]> {
    const data: Data =
      people === 'delete' ? { op: 'delete', done, cells: [] } : { op: 'status', done, status: 'inactive' };
    const item = { companyId: place.companyId, recordId: done.id, subject: done.email, data };
    const { detail, obstacle } = await limitsOf(person, place);
    const isLimit = obstacle?.code === 'needs_phone' || obstacle?.code === 'too_long_to_change';
    if (obstacle !== undefined && !(people === 'delete' && isLimit)) return [{ ...item, ...obstacle }];
    if (detail === undefined || !isUntouched(done, detail)) {
      return [{ ...item, verdict: 'refuse', code: 'record_changed' }];
    }
    if (people === 'deactivate') {
      const changes = [{ field: 'status', from: 'active', to: 'inactive' }];
      return [{ ...item, verdict: 'change', changes, harms: true }];
    }
    const groups = await groupNamesOf(keepnet, place, [done.id]);
    const cells = cellsOf(person, groups.get(done.id) ?? []);
    return [{ ...item, data: { op: 'delete', done, cells }, verdict: 'delete', harms: true }];
  }

  async function restored(done: Done, person: Person, place: Place): Promise<Planned<Data>[]> {
    const { op, id: recordId, email: subject, from, to } = done;
    const isStatus = op === 'deactivate';
    if (!isStatus && Object.keys(to).length === 0) return [];
    // The import wrote `to` over `from`; taking it back expects `to` and writes `from`.
    const data: Data = isStatus
      ? { op: 'status', done, status: 'active' }
      : { op: 'update', done, from: to, to: from };
    const item = { companyId: place.companyId, recordId, subject, data };
    const { detail, obstacle } = await limitsOf(person, place);
    if (obstacle !== undefined) return [{ ...item, ...obstacle }];
    if (isStatus) {
      if (detail?.status === 'active') return [{ ...item, verdict: 'same', code: 'same' }];
      const changes = [{ field: 'status', from: 'inactive', to: 'active' }];
      return [{ ...item, verdict: 'change', changes }];
    }
    const now = detail === undefined ? {} : valuesIn(detail, Object.keys(to));
    if (isAlike(from, now)) return [{ ...item, verdict: 'same', code: 'same' }];
    if (!isAlike(to, now)) return [{ ...item, verdict: 'refuse', code: 'record_changed' }];
    const changes = Object.keys(to).map((field) => ({
      field,
      from: to[field] ?? null,
      to: from[field] ?? null,
    }));
    return [{ ...item, verdict: 'change', changes }];
  }

  /** Items that take people out of the groups that the import put them into. */
  async function departures(done: readonly Done[], people: readonly Person[], place: Place) {
    const living = new Set(people.filter(({ deleted }) => deleted === false).map(({ id }) => id));
    const joined = done.filter(({ op }) => op === 'change');
    const groupIds = [...new Set(joined.flatMap(({ groupIds: ids }) => ids))];
    const items: Planned<Data>[] = [];
    for (const groupId of groupIds) {
      const some = joined.filter(({ groupIds: ids, id }) => ids.includes(groupId) && living.has(id));
      const group = { companyId: place.companyId, groupId };
      const ids = some.map(({ id }) => id);
      const members = await membersAmong(keepnet, group, ids, place.call);
      for (const each of some) {
        const data: Data = { op: 'leave', done: each, groupId };
        const item = {
          companyId: place.companyId,
          recordId: each.id,
          subject: each.email,
          part: groupId,
          data,
        };
        if (!members.has(each.id)) items.push({ ...item, verdict: 'same', code: 'same' });
        else {
          const changes = [{ field: 'member', from: 'true', to: 'false' }];
          items.push({ ...item, verdict: 'change', changes });
        }
      }
    }
    return items;
  }

  async function plan({ people: wish, done }: TakeBackInput, place: Place) {
    const ids = done.map(({ id }) => id);
    const people = await peopleByIds(keepnet, place, ids);
    const items = await mapInTurn(done, atOnce, async (each, index) => {
      const person = people[index];
      if (person === undefined) return [];
      return each.op === 'create' ? made(each, person, place, wish) : restored(each, person, place);
    });
    return { items: [...items.flat(), ...(await departures(done, people, place))] };
  }

  function resultOf({ data }: Item, { deleted, row }: Person): LookUpResult | undefined {
    const changed: LookUpResult = { state: 'refused', code: 'record_changed' };
    if (data.op === 'delete' && deleted === true) return { state: 'already', code: 'deleted_earlier' };
    if (deleted !== false || (data.op !== 'leave' && row?.editable === false)) return changed;
    const isSo = data.op === 'status' && row?.status === data.status;
    return isSo ? { state: 'already', code: 'same' } : undefined;
  }

  /** Reads the whole record again before its values are restored, or before it is deactivated or deleted. */
  async function lookUpOne(item: Item, person: Person, place: Place): Promise<LookUpResult | undefined> {
    const found = resultOf(item, person);
    const { data, recordId } = item;
    const isReactivated = data.op === 'status' && data.status === 'active';
    if (found !== undefined || data.op === 'leave' || isReactivated) return found;
    const user = await readDetail(keepnet, place, recordId ?? '');
    const changed: LookUpResult = { state: 'refused', code: 'record_changed' };
    if (data.op === 'update') {
      const now = valuesIn(user, Object.keys(data.to));
      if (isAlike(data.to, now)) return { state: 'already', code: 'same' };
      return isAlike(data.from, now) ? undefined : changed;
    }
    return isUntouched(data.done, user) ? undefined : changed;
  }

  const userOf = ({ companyId, recordId }: Item) => ({
    companyId: requireScope(companyId),
    userId: recordId ?? '',
  });
  const setStatus = writesBy(parts.setStatus, (item: Item) => ({
    ...userOf(item),
    status: item.data.op === 'status' ? item.data.status : ('active' as const),
  }));
  const update = writesBy(parts.update, (item: Item) => ({
    ...userOf(item),
    version: null,
    change: (item.data.op === 'update' ? changeOf(item.data.to) : undefined) ?? {},
  }));
  const remove = writesBy(deleteTargetUsersCommand(keepnet), (item: Item) => ({
    userId: userOf(item).userId,
  }));
  const leave = writesBy(changeMemberCommand(keepnet), (item: Item) => ({
    ...userOf(item),
    groupId: item.data.op === 'leave' ? item.data.groupId : '',
    member: false,
  }));

  return defineMixedKind<TakeBackInput, Data>({
    kind: 'take-back-import',
    scope: 'company',
    held: true,
    shapes: { input: TakeBackInput, data: Data },
    plan: (input, planning) => plan(input, placeOf(planning)),
    left: () => [],
    async lookUp(items, planning) {
      const place = placeOf(planning);
      const people = await peopleByIds(
        keepnet,
        place,
        items.map(({ recordId }) => recordId ?? ''),
      );
      return mapInTurn(items, atOnce, async (item, index) => {
        const person = people[index];
        return person && lookUpOne(item, person, place);
      });
    },
    writes: writesByItem(
      together,
      ({ data }) => (data.op === 'leave' ? `leave ${data.groupId}` : data.op),
      ({ data }) => ({ status: setStatus, update, delete: remove, leave })[data.op],
    ),
    again: ({ people }, items) => {
      const done = items.map(({ data }) => data.done);
      return { people, done: [...new Map(done.map((each) => [each.id, each])).values()] };
    },
    recovery: { columns: recoveryColumns, rows: ({ data }) => (data.op === 'delete' ? [data.cells] : []) },
  });
}
