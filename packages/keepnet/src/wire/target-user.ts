import { z } from 'zod';
import { count, flag, list, text } from './values.ts';

const customFieldValue = z.object({
  resourceId: text,
  name: text,
  dataType: text,
  value: text,
  timestampValue: text,
});

/** `TargetUserSearchView` and `TargetUserDto` in one: rows carry labels, the single user carries ids. */
export const targetUser = z.object({
  resourceId: text,
  email: text,
  firstName: text,
  lastName: text,
  department: text,
  phoneNumber: text,
  priority: text,
  status: z.union([z.string(), z.number()]).nullish(),
  isActive: flag,
  isDeleted: flag,
  customFieldValues: list(customFieldValue),
  createTime: text,
  updateTime: text,
  isEditable: flag,
  scimSettingName: text,
  ldapConfigName: text,
  timeZone: text,
  timeZoneId: text,
  preferredLanguage: text,
  preferredLanguageId: text,
  managerFirstName: text,
  managerLastName: text,
  managerFullName: text,
  managerEmail: text,
});
/** `TargetUserEmailDTO`: the only shape that carries deletion for sure. */
export const targetUserEntry = z.object({ resourceId: text, email: text, isDeleted: flag, status: count });
export type WireTargetUserEntry = z.output<typeof targetUserEntry>;

export type WireTargetUser = z.output<typeof targetUser>;

export const countSummary = z
  .object({
    totalNumberOfActiveUsers: z.number(),
    totalNumberOfInActiveUsers: count,
    totalNumberOfDeletedUsers: count,
    monthlyActiveUsers: list(z.object({ period: text, periodStart: text, count })),
  })
  .nullable();
export type WireCountSummary = z.output<typeof countSummary>;
