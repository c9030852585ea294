import {
  customFieldOf,
  ImportHead,
  ImportRow,
  Priority,
  TargetUserChange,
  type TargetUserInput,
} from '@reseller-console/contract';
import * as z from 'zod';
import { changedFields } from '../../target-users/record.ts';
import type { Kept } from '../kind.ts';

/** What an import is planned from. */
export const Input = z.object({
  head: ImportHead,
  /** The rows; or the id under which they are stored until the plan is made, and their number. */
  rows: z.union([z.array(ImportRow), z.object({ upload: z.string(), count: z.int() })]),
  /** Limits the comparison with people who are not in the file to these target users. */
  only: z.optional(z.array(z.string())),
});
export type Input = z.infer<typeof Input>;

/** Values by field, custom fields as `customFields.<id>`; null where there is none. */
export const Cells = z.record(z.string(), z.nullable(z.string()));
export type Cells = z.infer<typeof Cells>;

/** A row of a file, or a target user who is not in it, with what it takes to write and to restore it. */
export const Data = z.object({
  /** `create`: a new target user. `change`: fields and groups of an existing one. `deactivate`: one who is not in the file. */
  op: z.enum(['create', 'change', 'deactivate']),
  /** The row as it was sent; null for a target user who is not in the file. */
  row: z.nullable(ImportRow),
  /** The values that are written, and the values of the same fields when the plan was made. */
  to: Cells,
  from: Cells,
  /** Target groups to join. */
  groupIds: z.array(z.string()),
  /** Whether there was a deleted target user of this address. */
  revives: z.boolean(),
});
export type Data = z.infer<typeof Data>;
export type Item = Kept<Data>;

/** Values as records have them: custom fields in a list of their own. */
function fieldsIn(cells: Cells): Record<string, string | null> & {
  customFields?: { id: string; value: string | null }[];
};
function fieldsIn(cells: Cells) {
  const own: Record<string, string | null> = {};
  const customFields: { id: string; value: string | null }[] = [];
  for (const [field, value] of Object.entries(cells)) {
    const id = customFieldOf(field);
    if (id === undefined) own[field] = value;
    else customFields.push({ id, value });
  }
  return customFields.length === 0 ? own : { ...own, customFields };
}

/** Values in the form in which they are compared: Keepnet may store them in another one. */
export const comparable = (cells: Cells): Readonly<Record<string, string>> => changedFields(fieldsIn(cells));

/** Whether all values of `left` are the same in `right`. */
export function isAlike(left: Cells, right: Cells): boolean {
  const [a, b] = [comparable(left), comparable(right)];
  return Object.keys(a).every((name) => a[name] === b[name]);
}

/** The change that writes these values; undefined where none is written. @throws {ZodError} where an update takes none of them */
export const changeOf = (cells: Cells): TargetUserChange | undefined =>
  Object.keys(cells).length === 0 ? undefined : TargetUserChange.parse(fieldsIn(cells));

/** The input that creates the target user of a row. */
export function inputOf({ to, groupIds }: Pick<Data, 'to' | 'groupIds'>): TargetUserInput {
  const text = (field: string): string => to[field] ?? '';
  const orNull = (field: string): string | null => to[field] ?? null;
  const { customFields = [] } = fieldsIn(to);
  return {
    email: text('email'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    department: orNull('department'),
    priority: priorityOf(to['priority']),
    active: true,
    phoneNumber: text('phoneNumber'),
    targetGroupIds: groupIds,
    timeZoneId: orNull('timeZoneId'),
    preferredLanguageId: orNull('preferredLanguageId'),
    managerFirstName: orNull('managerFirstName'),
    managerLastName: orNull('managerLastName'),
    managerEmail: orNull('managerEmail'),
    customFields: customFields.flatMap(({ id, value }) => (value === null ? [] : [{ id, value }])),
  };
}

const priorityOf = (value: string | null | undefined): TargetUserInput['priority'] =>
  Priority.safeParse(value).data ?? 'Medium';

/** The report of an import: rows under the names of their columns, which can be imported again. Without a row, the address only. */
export function reportOf({ headers }: ImportHead) {
  return {
    columns: headers.map(({ name }) => name),
    rows: ({ subject, data }: Item) => [
      data.row?.values ?? headers.map(({ field }) => (field === 'email' ? subject : null)),
    ],
  };
}
