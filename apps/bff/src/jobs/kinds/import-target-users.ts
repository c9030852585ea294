import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type CustomField,
  fold,
  type ImportRow,
  importLimits,
  type ReadRow,
  readImportRow,
} from '@reseller-console/contract';
import type { TargetUser } from '@reseller-console/keepnet';
import { requireScope } from '../../commands/create-command.ts';
import { mapInTurn } from '../../platform/in-turn.ts';
import type { TargetUserCommands } from '../../target-users/commands.ts';
import type { CustomFields } from '../../target-users/custom-fields.ts';
import { lookUpByEmail } from '../../target-users/look-up.ts';
import {
  defineMixedKind,
  type LookedUp,
  type LookUpResult,
  type Planned,
  writesBy,
  writesByItem,
} from '../kind.ts';
import { type ChangeParts, readDetail } from './change-limits.ts';
import { changeOf, Data, Input, type Item, inputOf, isAlike, reportOf } from './import-data.ts';
import { addressOf, groupsToJoin, holdersOf, membersOf } from './import-people.ts';
import { createLookups, valuesIn } from './import-values.ts';
import { createVerdicts } from './import-verdicts.ts';
import { importWarnings, type WarningParts } from './import-warnings.ts';
import { peopleByIds } from './people.ts';
import { type Place, placeOf } from './place.ts';
import { takenBack } from './take-back-input.ts';

/** Rows that are read in one go: few enough that other requests do not wait. */
const atATime = 500;
/** Target users that are read at once. */
const atOnce = 8;
/** Rows that are taken at once: the database then writes for all of them together. */
const rowsAtOnce = 10;

/** What imports work with. */
export interface ImportParts
  extends ChangeParts,
    Pick<TargetUserCommands, 'create' | 'importRow' | 'setStatus'> {
  /** Reads the rows that an import left under its id. Rejects if there are fewer. */
  readUpload(id: string, count: number): Promise<ImportRow[]>;
  customFields: Pick<CustomFields, 'filters' | 'list'>;
  domains: WarningParts['domains'];
  now: () => number;
}

interface Row {
  row: ImportRow;
  read: ReadRow;
  /** The earlier line with the same address. */
  before: number | undefined;
}

/** Reads rows a few at a time, and finds repeated addresses. */
async function readRows(
  { head }: Input,
  rows: readonly ImportRow[],
  customFields: readonly CustomField[],
): Promise<{ rows: Row[]; addresses: Map<string, number> }> {
  const addresses = new Map<string, number>();
  const found: Row[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % atATime === atATime - 1) await nextTurn();
    const read = readImportRow(head.headers, row.values, customFields);
    const { email } = read.cells;
    const address = email === undefined ? undefined : addressOf(email);
    const before = address === undefined ? undefined : addresses.get(address);
    if (address !== undefined && before === undefined) addresses.set(address, row.line);
    found.push({ row, read, before });
  }
  return { rows: found, addresses };
}

const nameOf = (first: string | null | undefined, last: string | null | undefined): string | undefined =>
  first && last ? fold(`${first} ${last}`) : undefined;

/** The items that create a target user, by name. */
function newcomers(items: readonly Planned<Data>[]): Map<string, Planned<Data>> {
  const found = new Map<string, Planned<Data>>();
  for (const item of items) {
    const { firstName, lastName } = item.data.to;
    const name = item.verdict === 'create' ? nameOf(firstName, lastName) : undefined;
    if (name !== undefined) found.set(name, item);
  }
  return found;
}

/** Imports the people of a file: creates target users, changes existing ones, and adds all of them to target groups. */
export function importTargetUsersKind(parts: ImportParts) {
  const { keepnet, isMasked, phoneRequired, readUpload } = parts;
  const lookupsOf = createLookups(keepnet, parts.now);

  /** Items for the active target users who are not in the file. */
  async function absentees(
    { only }: Input,
    everyone: readonly TargetUser[],
    items: readonly Planned<Data>[],
    verdicts: ReturnType<typeof createVerdicts>,
  ): Promise<Planned<Data>[]> {
    const names = newcomers(items);
    const chosen = only === undefined ? undefined : new Set(only);
    const absent = everyone.filter(({ id, status }) => status === 'active' && (chosen?.has(id) ?? true));
    return mapInTurn(absent, atOnce, (user) => {
      const name = nameOf(user.firstName, user.lastName);
      return verdicts.absent(user, name === undefined ? undefined : names.get(name));
    });
  }

  async function plan(input: Input, place: Place) {
    const { head } = input;
    const { companyId, call } = place;
    const stored = Array.isArray(input.rows)
      ? input.rows
      : await readUpload(input.rows.upload, input.rows.count);
    const [customFields, lookups, masked, groups] = await Promise.all([
      parts.customFields.list(companyId, call.owner),
      lookupsOf(call.owner),
      isMasked(companyId, call.owner),
      groupsToJoin(keepnet, place, head.targetGroupIds),
    ]);
    const { rows, addresses } = await readRows(input, stored, customFields);
    const everyone: TargetUser[] = [];
    const compares = head.compare && !masked;
    const holders = masked
      ? new Map()
      : await holdersOf(
          keepnet,
          place,
          new Set(addresses.keys()),
          compares ? (user) => everyone.push(user) : undefined,
        );
    const living = [...holders.values()].flatMap((holder) => holder.living?.id ?? []);
    const isMember = await membersOf(keepnet, place, groups, living);
    const judging = { keepnet, place, head, lookups, customFields, groups, isMember, phoneRequired };
    const verdicts = createVerdicts({ ...judging, isMasked: masked });
    const items = await mapInTurn(rows, atOnce, async ({ row, read, before }, index) => {
      if (index % atATime === 0) await nextTurn();
      const { email } = read.cells;
      const holder = email === undefined ? undefined : holders.get(addressOf(email));
      return verdicts.row(row, read, holder ?? {}, before);
    });
    const absent = compares ? await absentees(input, everyone, items, verdicts) : [];
    const probable = new Map(
      absent.flatMap((item) =>
        item.code === 'probably_same' ? [[item.params?.['email'], item.subject] as const] : [],
      ),
    );
    const told = items.map((item) => {
      const same = item.verdict === 'create' ? probable.get(item.subject) : undefined;
      return same === undefined ? item : { ...item, params: { probablySame: same } };
    });
    const all = [...told, ...absent];
    const warnings = await importWarnings(parts, place, all, masked);
    return { title: head.fileName, items: all, warnings };
  }

  async function lookUpOne(item: Item, place: Place): Promise<LookedUp> {
    const { companyId, call } = place;
    const { targetUsers } = keepnet.company(companyId);
    const { op, to, from, revives } = item.data;
    const changed: LookUpResult = { state: 'refused', code: 'record_changed' };
    const id = item.recordId ?? '';
    if (op === 'create') {
      const [[found], masked] = await Promise.all([
        lookUpByEmail(keepnet, companyId, [item.subject], call),
        isMasked(companyId, call.owner),
      ]);
      if (masked) return { state: 'skipped', code: 'company_masked' };
      if (found?.status === 'found') return { state: 'already', code: 'exists' };
      if (found?.status === 'deleted' && !revives) return { state: 'skipped', code: 'deleted_earlier' };
      return found && { state: 'ready', before: found.ids };
    }
    if (op === 'deactivate') {
      const [person] = await peopleByIds(keepnet, place, [id]);
      if (person?.deleted !== false || person.row?.editable === false) return changed;
      return person.row?.status === 'inactive' ? { state: 'already', code: 'same' } : undefined;
    }
    const isWritten = Object.keys(to).length > 0;
    const [[entry], user] = await Promise.all([
      targetUsers.byIds([id], call),
      isWritten ? readDetail(keepnet, place, id) : undefined,
    ]);
    if (entry?.deleted !== false) return changed;
    if (user === undefined) return undefined;
    const now = valuesIn(user, Object.keys(to));
    if (isAlike(to, now))
      return item.data.groupIds.length === 0 ? { state: 'already', code: 'same' } : undefined;
    return isAlike(from, now) ? undefined : changed;
  }

  const writers = {
    create: writesBy(parts.create, ({ data }: Item) => inputOf(data)),
    change: writesBy(parts.importRow, ({ companyId, recordId, data }: Item) => ({
      companyId: requireScope(companyId),
      userId: recordId ?? '',
      change: changeOf(data.to) ?? {},
      groupIds: data.groupIds,
    })),
    deactivate: writesBy(parts.setStatus, ({ companyId, recordId }: Item) => ({
      companyId: requireScope(companyId),
      userId: recordId ?? '',
      status: 'inactive' as const,
    })),
  };

  return defineMixedKind<Input, Data>({
    kind: 'import-target-users',
    scope: 'company',
    held: false,
    pausesAtRefusals: true,
    // Everyone in the file, and as many who are not.
    maxItems: 2 * importLimits.rows,
    shapes: { input: Input, data: Data },
    plan: (input, planning) => plan(input, placeOf(planning)),
    left: () => [],
    atOnce: rowsAtOnce,
    lookUp: (items, planning) => mapInTurn(items, 1, (item) => lookUpOne(item, placeOf(planning))),
    writes: writesByItem(
      1,
      ({ data }) => data.op,
      ({ data }) => writers[data.op],
    ),
    again: ({ head }, items) => {
      const rows = items.flatMap(({ data }) => data.row ?? []);
      const only = items.flatMap(({ data, recordId }) => (data.row === null ? (recordId ?? []) : []));
      return { head: { ...head, compare: only.length > 0 }, rows, only };
    },
    takeBack: { kind: () => 'take-back-import', input: (_input, items, people) => takenBack(items, people) },
    report: ({ head }) => reportOf(head),
  });
}
