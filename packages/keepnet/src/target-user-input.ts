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

function toCustomField({ id, type, value }: CustomFieldInput) {
  if (type === 'Boolean') {
    return { resourceId: id, value: value.toLowerCase() === 'true' ? 'True' : 'False' };
  }
  const dated = type === 'Date' || type === 'DateTime';
  return { resourceId: id, value, ...(dated ? { timestampValue: value } : {}) };
}
