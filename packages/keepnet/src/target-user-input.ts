import type { Priority } from './priority.ts';

/** A custom field's value to send: `type` as the field says, booleans as `true` or `false`, dates as ISO. */
export interface CustomFieldInput {
  id: string;
  type: string;
  value: string;
}

/** What creating a target user takes. */
export interface NewTargetUser {
  /** 1..320, in one of the company's allowed domains. */
  email: string;
  /** At most 256 (A11). */
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  department?: string | null | undefined;
  /** Required by the contract; '' is sent as it is (A10). Spaces are taken out. */
  phoneNumber: string;
  /** Default `Medium`. */
  priority?: Priority | undefined;
  /** Default true. */
  active?: boolean | undefined;
  timeZoneId?: string | null | undefined;
  preferredLanguageId?: string | null | undefined;
  managerFirstName?: string | null | undefined;
  managerLastName?: string | null | undefined;
  managerEmail?: string | null | undefined;
  targetGroupIds?: readonly string[] | undefined;
  customFields?: readonly CustomFieldInput[] | undefined;
}

/** Builds `CreateTargetUserRequest`; what was left empty is left out. */
export function toCreateBody(input: NewTargetUser): Record<string, unknown> {
  const optional = {
    firstName: input.firstName,
    lastName: input.lastName,
    department: input.department,
    timeZoneId: input.timeZoneId,
    preferredLanguageId: input.preferredLanguageId,
    managerFirstName: input.managerFirstName,
    managerLastName: input.managerLastName,
    managerEmail: input.managerEmail,
  };
  return {
    email: input.email,
    phoneNumber: input.phoneNumber.replace(/\s/g, ''),
    priority: input.priority ?? 'Medium',
    isActive: input.active ?? true,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
    ...(input.targetGroupIds?.length ? { targetGroupResourceIds: input.targetGroupIds } : {}),
    customFields: (input.customFields ?? []).filter(({ value }) => value !== '').map(toCustomField),
  };
}

/** Every field of a target user, as an update replaces them; null clears. Groups are never sent (A12). */
export interface TargetUserReplacement {
  email: string;
  /** At most 40, as the other names; the upstream's update takes fewer than its create (A11). */
  firstName: string | null;
  lastName: string | null;
  /** At most 64. */
  department: string | null;
  phoneNumber: string;
  priority: Priority;
  active: boolean;
  timeZoneId: string | null;
  preferredLanguageId: string | null;
  managerFirstName: string | null;
  managerLastName: string | null;
  managerEmail: string | null;
  /** Fields that keep what they have may be left out; an empty value clears one. */
  customFields: readonly CustomFieldInput[];
}

/** Builds `UpdateTargetUserRequest`: every field, cleared ids as null and cleared texts as empty ones (A36). */
export function toUpdateBody(input: TargetUserReplacement): Record<string, unknown> {
  return {
    email: input.email,
    firstName: input.firstName ?? '',
    lastName: input.lastName ?? '',
    department: input.department ?? '',
    phoneNumber: input.phoneNumber.replace(/\s/g, ''),
    priority: input.priority,
    isActive: input.active,
    timeZoneId: input.timeZoneId,
    preferredLanguageId: input.preferredLanguageId,
    managerFirstName: input.managerFirstName ?? '',
    managerLastName: input.managerLastName ?? '',
    managerEmail: input.managerEmail ?? '',
    customFields: input.customFields.map((field) =>
      field.value === '' ? { resourceId: field.id, value: '', timestampValue: null } : toCustomField(field),
    ),
  };
}

function toCustomField({ id, type, value }: CustomFieldInput) {
  if (type === 'Boolean') {
    return { resourceId: id, value: value.toLowerCase() === 'true' ? 'True' : 'False' };
  }
  const dated = type === 'Date' || type === 'DateTime';
  return { resourceId: id, value, ...(dated ? { timestampValue: value } : {}) };
}
