import { jobInputs, TargetUsersChange } from '@reseller-console/contract';
import type { TargetUserDetail } from '@reseller-console/keepnet';
import * as z from 'zod';
import { requireScope } from '../../commands/create-command.ts';
import { changedFields } from '../../target-users/record.ts';
import type { UpdateTargetUserCommand } from '../../target-users/update-target-user.ts';
import { defineKind, type Kept, type LookUpResult, type Planned } from '../kind.ts';
import { type ChangeParts, obstacleOf, readDetail } from './change-limits.ts';
import { choosePeople, type Person } from './people.ts';
import { type Place, placeOf } from './place.ts';
import { idsOf, recordsOf } from './records.ts';

const fields = ['department', 'priority', 'timeZoneId', 'preferredLanguageId'] as const;

type Values = Readonly<Record<string, string | null>>;

/** The values that change, with what was there when it was planned. */
const Data = z.object({
  from: z.record(z.string(), z.nullable(z.string())),
  to: z.nullable(TargetUsersChange),
});
type Data = z.infer<typeof Data>;

/** What a person asks for, or, where another plan is taken back, what each record had. */
const Input = z.union([
  z.object({
    records: z.array(z.object({ companyId: z.string(), id: z.string(), set: TargetUsersChange })),
  }),
  jobInputs['update-target-users'],
]);
type Input = z.infer<typeof Input>;

/** The given fields of a record. */
const valuesIn = (user: TargetUserDetail, names: readonly string[]): Values =>
  Object.fromEntries(fields.filter((name) => names.includes(name)).map((name) => [name, user[name]]));

/** Whether Keepnet stores these values as the same. */
function isAlike(left: Values, right: Values): boolean {
  const [a, b] = [changedFields(left), changedFields(right)];
  return Object.keys(a).every((name) => a[name] === b[name]);
}

const asked = (set: TargetUsersChange | undefined): Values =>
  Object.fromEntries(
    Object.entries(set ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const setFor = (input: Input, id: string): TargetUsersChange | undefined =>
  'records' in input ? input.records.find((record) => record.id === id)?.set : input.set;

/** The people that an input is about. */
const choiceIn = (input: Input) => ('records' in input ? { items: input.records } : input);

/** What gives a record its values back; null where Keepnet takes none of them. */
function restoring({ companyId, recordId, data }: Kept<Data>) {
  const set = TargetUsersChange.safeParse(data.from);
  if (!set.success || companyId === null || recordId === null) return [];
  return [{ companyId, id: recordId, set: set.data }];
}

/** Changes the same fields of many target users. */
export function updateTargetUsersKind(parts: ChangeParts & { command: UpdateTargetUserCommand }) {
  const { keepnet, isMasked, phoneRequired, command } = parts;

  async function planned(
    input: Input,
    place: Place,
    person: Person,
    masked: boolean,
  ): Promise<Planned<Data>> {
    const { companyId } = place;
    const { id: recordId, email, deleted } = person;
    const to = setFor(input, recordId) ?? null;
    const item = { companyId, recordId, subject: email === '' ? recordId : email };
    const detail = deleted === false && !masked ? await readDetail(keepnet, place, recordId) : undefined;
    const obstacle = obstacleOf(person, detail, { isMasked: masked, phoneRequired });
    if (detail === undefined || obstacle !== undefined) {
      const refusal = obstacle ?? { verdict: 'refuse', code: 'not_found' };
      return { ...item, data: { from: {}, to }, ...refusal };
    }
    const wanted = asked(to ?? undefined);
    const from = valuesIn(detail, Object.keys(wanted));
    if (isAlike(wanted, from)) return { ...item, data: { from, to }, verdict: 'same', code: 'same' };
    const changes = Object.keys(wanted)
      .filter((name) => !isAlike({ [name]: wanted[name] ?? null }, from))
      .map((field) => ({ field, from: from[field] ?? null, to: wanted[field] ?? null }));
    return { ...item, data: { from, to }, verdict: 'change', changes };
  }

  async function resultOf(item: Kept<Data>, place: Place) {
    const id = item.recordId ?? '';
    const { targetUsers } = keepnet.company(place.companyId);
    const [[entry], user] = await Promise.all([
      targetUsers.byIds([id], place.call),
      readDetail(keepnet, place, id),
    ]);
    const wanted = asked(item.data.to ?? undefined);
    const now = valuesIn(user, Object.keys(wanted));
    const changed: LookUpResult = { state: 'refused', code: 'record_changed' };
    if (entry?.deleted !== false) return changed;
    if (isAlike(wanted, now)) return { state: 'already', code: 'same' } satisfies LookUpResult;
    return isAlike(item.data.from, now) ? undefined : changed;
  }

  return defineKind({
    kind: 'update-target-users',
    scope: 'companies',
    held: false,
    shapes: { input: Input, data: Data },
    async plan(input, planning) {
      const place = placeOf(planning);
      const masked = await isMasked(place.companyId, place.call.owner);
      const plan = (person: Person) => planned(input, place, person, masked);
      return { items: await choosePeople(parts, place, choiceIn(input), plan) };
    },
    left: (input, companyId) =>
      idsOf(choiceIn(input).items ?? [], companyId).map((id) => ({
        companyId,
        recordId: id,
        subject: id,
        data: { from: {}, to: setFor(input, id) ?? null },
      })),
    lookUp: (items, planning) => Promise.all(items.map((item) => resultOf(item, placeOf(planning)))),
    command,
    toSend: ({ companyId, recordId, data }) => ({
      companyId: requireScope(companyId),
      userId: recordId ?? '',
      version: null,
      change: data.to ?? {},
    }),
    again: (input, items) =>
      'records' in input
        ? { records: input.records.filter(({ id }) => items.some(({ recordId }) => recordId === id)) }
        : { items: recordsOf(items), set: input.set },
    takeBack: {
      kind: () => 'update-target-users',
      input: (_input, items) => ({ records: items.flatMap(restoring) }),
    },
  });
}
