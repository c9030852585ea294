import {
  type CustomField,
  type FieldError,
  fieldProblem,
  type ImportHead,
  type ImportRow,
  type JobChange,
  plain,
  type ReadRow,
  targetUserEditLimits,
} from '@reseller-console/contract';
import type { Keepnet, TargetGroup, TargetUser, TargetUserDetail } from '@reseller-console/keepnet';
import { changeLimits } from '../../target-users/change-limits.ts';
import type { Planned } from '../kind.ts';
import { isDoubtful, readDetail } from './change-limits.ts';
import { type Cells, comparable, type Data } from './import-data.ts';
import type { Holder } from './import-people.ts';
import { type Lookups, listedValues, valuesIn } from './import-values.ts';
import type { Place } from './place.ts';

/** What the verdicts of an import depend on. */
export interface Judging {
  keepnet: Pick<Keepnet, 'company'>;
  place: Place;
  head: ImportHead;
  lookups: Lookups;
  customFields: readonly CustomField[];
  groups: readonly TargetGroup[];
  isMember: (groupId: string, userId: string) => boolean;
  isMasked: boolean;
  phoneRequired: boolean;
}

type Verdict = Pick<Planned<Data>, 'verdict' | 'code' | 'params' | 'changes'>;

/** Refuses an item for a value that is not valid. */
export const invalid = ({ field, code, params }: FieldError): Verdict => ({
  verdict: 'refuse',
  code: 'invalid',
  params: { field, reason: code, ...params },
});

const { name, department, managerName } = targetUserEditLimits;
const editLimits: Readonly<Record<string, number>> = {
  firstName: name,
  lastName: name,
  department,
  managerFirstName: managerName,
  managerLastName: managerName,
};

const text = (value: string | null | undefined): string => value ?? '';

/** What people call a row: its address. Where that is missing or cannot be used, the name, and what is in the place of the address. */
function subjectOf({ headers }: ImportHead, { values }: ImportRow, cells: ReadRow['cells']): string {
  const { email, firstName, lastName } = cells;
  if (email !== undefined) return email;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const written = plain(values[headers.findIndex(({ field }) => field === 'email')] ?? '');
  if (name !== '') return written === '' ? name : `${name} (${written})`;
  return written === '' ? (values.find(Boolean) ?? '') : written;
}

/** The changes as the plan shows them. */
const changesOf = (from: Cells, to: Cells, groups: readonly TargetGroup[]): JobChange[] => [
  ...Object.keys(to).map((field) => ({ field, from: from[field] ?? null, to: to[field] ?? null })),
  ...groups.map((group) => ({ field: 'targetGroups', from: null, to: group.name })),
];

/** The first time zone or language that Keepnet does not have. */
function unknownValue(cells: Cells, lookups: Lookups): FieldError | undefined {
  for (const field of ['timeZoneId', 'preferredLanguageId'] as const) {
    const value = cells[field];
    const isKnown = value === undefined || value === null || lookups[field].ids.has(value);
    if (!isKnown) return { field, ...fieldProblem('unknown_value') };
  }
  return undefined;
}

/** Decides what becomes of each row of a file. */
export function createVerdicts(judging: Judging) {
  const { keepnet, place, head, lookups, customFields, groups, isMember, phoneRequired } = judging;
  const { companyId } = place;

  /** The first required field that a new target user lacks. */
  function missing(cells: Cells): FieldError | undefined {
    if (phoneRequired && text(cells['phoneNumber']) === '') {
      return { field: 'phoneNumber', ...fieldProblem('required') };
    }
    const field = customFields.find(({ id, required }) => required && !cells[`customFields.${id}`]);
    return field && { field: `customFields.${field.id}`, ...fieldProblem('required') };
  }

  function created(item: Omit<Planned<Data>, 'verdict'>, cells: Cells, revives: boolean): Planned<Data> {
    const lack = missing(cells);
    if (lack !== undefined) return { ...item, ...invalid(lack) };
    const groupIds = groups.map(({ id }) => id);
    const data = { ...item.data, to: cells, groupIds, revives };
    const { email: _, ...rest } = cells;
    return { ...item, verdict: 'create', changes: changesOf({}, rest, groups), data };
  }

  /** The values of a row that may be written. */
  function wantedOf({ email: _, ...cells }: Cells): Cells {
    return head.mode === 'leave' ? {} : cells;
  }

  /** The values that would change something; in the mode `fill`, those of fields that are empty at Keepnet. */
  function differing(wanted: Cells, there: Cells): Cells {
    const [a, b] = [comparable(wanted), comparable(there)];
    return Object.fromEntries(
      Object.entries(wanted).filter(([field]) =>
        head.mode === 'fill' ? text(there[field]) === '' : a[field] !== b[field],
      ),
    );
  }

  /** Why Keepnet would refuse to write `to` into this record. */
  function obstacle(user: TargetUserDetail | undefined, to: Cells): Verdict | undefined {
    const tooLong = Object.keys(to).find((field) => text(to[field]).length > (editLimits[field] ?? Infinity));
    if (tooLong !== undefined) {
      const params = { field: tooLong, max: editLimits[tooLong] ?? 0 };
      return { verdict: 'refuse', code: 'too_long_to_change', params };
    }
    if (user === undefined) return undefined;
    const [limit] = changeLimits(user, phoneRequired).filter(({ field }) => to[field] === undefined);
    if (limit === undefined) return undefined;
    const { code, field, max } = limit;
    return { verdict: 'refuse', code, params: { field, ...(max === undefined ? {} : { max }) } };
  }

  async function changed(
    item: Omit<Planned<Data>, 'verdict'>,
    user: TargetUser,
    cells: Cells,
  ): Promise<Planned<Data>> {
    const joins = groups.filter(({ id }) => !isMember(id, user.id));
    const wanted = user.editable ? wantedOf(cells) : {};
    const listed = listedValues(user, wanted, lookups);
    const person = { id: user.id, email: user.email, deleted: false, row: user };
    const mayDiffer = listed === undefined || Object.keys(differing(wanted, listed)).length > 0;
    const detail =
      mayDiffer && (listed === undefined || isDoubtful(person))
        ? await readDetail(keepnet, place, user.id)
        : undefined;
    const there = detail === undefined ? (listed ?? {}) : valuesIn(detail, Object.keys(wanted));
    const to = differing(wanted, there);
    const from = Object.fromEntries(Object.keys(to).map((field) => [field, there[field] ?? null]));
    const kept = user.editable ? {} : { code: 'protected' as const, params: { source: user.source } };
    if (Object.keys(to).length === 0 && joins.length === 0) {
      const code = user.editable ? ('same' as const) : ('protected' as const);
      return { ...item, ...kept, verdict: 'same', code };
    }
    const limit = Object.keys(to).length === 0 ? undefined : obstacle(detail, to);
    if (limit !== undefined) return { ...item, ...limit };
    const data = { ...item.data, op: 'change' as const, to, from, groupIds: joins.map(({ id }) => id) };
    return { ...item, ...kept, verdict: 'change', changes: changesOf(from, to, joins), data };
  }

  return {
    /** What becomes of one row. `before` is the earlier line with the same address. */
    async row(
      row: ImportRow,
      { cells, errors }: ReadRow,
      holder: Holder,
      before: number | undefined,
    ): Promise<Planned<Data>> {
      const subject = subjectOf(head, row, cells);
      const none = { to: {}, from: {}, groupIds: [], revives: false };
      const item = {
        companyId,
        recordId: null,
        subject,
        line: row.line,
        data: { op: 'create' as const, row, ...none },
      };
      const [error] = errors;
      if (error !== undefined) return { ...item, ...invalid(error) };
      if (before !== undefined) {
        return { ...item, verdict: 'skip', code: 'duplicate', params: { line: before } };
      }
      if (judging.isMasked) return { ...item, verdict: 'refuse', code: 'company_masked' };
      const unknown = unknownValue(cells, lookups);
      if (unknown !== undefined) return { ...item, ...invalid(unknown) };
      const { living, deleted } = holder;
      if (living !== undefined) return changed({ ...item, recordId: living.id }, living, cells);
      if (deleted === undefined) return created(item, cells, false);
      if (head.deleted === 'include') return created(item, cells, true);
      return { ...item, verdict: 'skip', code: 'deleted_earlier' };
    },

    /** What becomes of an active target user who is not in the file; `namesake` has the same name, and is new in the file. */
    async absent(user: TargetUser, namesake: Planned<Data> | undefined): Promise<Planned<Data>> {
      const { id: recordId, email, editable, source } = user;
      const none = { to: {}, from: {}, groupIds: [], revives: false };
      const item = {
        companyId,
        recordId,
        subject: email,
        data: { op: 'deactivate' as const, row: null, ...none },
      };
      if (!editable) return { ...item, verdict: 'skip', code: 'protected', params: { source } };
      if (namesake !== undefined) {
        const params = { email: namesake.subject, line: namesake.line ?? 0 };
        return { ...item, verdict: 'skip', code: 'probably_same', params };
      }
      const person = { id: recordId, email, deleted: false, row: user };
      const detail = isDoubtful(person) ? await readDetail(keepnet, place, recordId) : undefined;
      const limit = obstacle(detail, {});
      if (limit !== undefined) return { ...item, ...limit };
      const changes = [{ field: 'status', from: 'active', to: 'inactive' }];
      return { ...item, verdict: 'change', code: 'not_in_file', changes, harms: true };
    },
  };
}
