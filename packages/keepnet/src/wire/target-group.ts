import { z } from 'zod';
import { count, flag, list, rows, text } from './values.ts';

/** `TargetGroupSearchView` and `TargetGroupDto` in one: the date has a name in each (A29). */
export const targetGroup = z.object({
  resourceId: text,
  name: text,
  companyName: text,
  userCount: count,
  userCountWithPhoneNumber: count,
  priority: text,
  createTime: text,
  createDate: text,
  updateTime: text,
  isEditable: flag,
  scimSettingName: text,
  ldapConfigName: text,
  isScimGroup: flag,
  isGoogleGroup: flag,
});
export type WireTargetGroup = z.output<typeof targetGroup>;

const counted = z.object({ status: text, count });

/** `TargetGroupUserCountDetailDto`: how members divide by status, and each of these by what they have (`Yes` and `No`). */
export const memberCounts = rows(
  z.object({ status: text, count, hasPhoneNumber: list(counted), hasPreferredLanguage: list(counted) }),
);
export type WireMemberCounts = z.output<typeof memberCounts>;
