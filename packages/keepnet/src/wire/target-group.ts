import { z } from 'zod';
import { count, flag, text } from './values.ts';

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
