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
const Cells = z.record(z.string(), z.nullable(z.string()));
export type Cells = z.infer<typeof Cells>;

/** One row of a file, or one who is not in it, with what is needed to write it and to restore it. */
export const Data = z.object({
  /** `create`: a new target user. `change`: fields and groups of one who exists. `deactivate`: one who is not in the file. */
  op: z.enum(['create', 'change', 'deactivate']),
  /** Its line in the file, and the row as it was sent; null of who is not in the file. */
  row: z.nullable(ImportRow),
  /** The fields that are written, and those of them that were there when it was planned. */
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

/** Values as they are compared: what Keepnet may change the form of is normalized. */
export const comparable = (cells: Cells): Readonly<Record<string, string>> => changedFields(fieldsIn(cells));

/** Whether Keepnet keeps all of these values alike. */
export function isAlike(left: Cells, right: Cells): boolean {
  const [a, b] = [comparable(left), comparable(right)];
  return Object.keys(a).every((name) => a[name] === b[name]);
}

/** The change that writes these values; undefined where none is written. @throws {ZodError} where an update takes none of them */
export const changeOf = (cells: Cells): TargetUserChange | undefined =>
  Object.keys(cells).length === 0 ? undefined : TargetUserChange.parse(fieldsIn(cells));

/** What creates the target user of a row. */
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
