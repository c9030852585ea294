export { createKeepnet, type Keepnet } from './client.ts';
export type { CompanyFilters, CompanySearch, CompanySort } from './companies.ts';
export type { CompanyDetail, CompanyRow, LicenceUse } from './company.ts';
export type { CompanyGroup, GroupCompany } from './company-group.ts';
export type {
  CompanyGroupSearch,
  CompanyGroupSort,
  GroupCompanySearch,
  GroupCompanySort,
  NewCompanyGroup,
} from './company-groups.ts';
export type { CustomField, NewCustomField } from './custom-fields.ts';
export { KeepnetError, type KeepnetErrorKind, type Outcome } from './error.ts';
export type { Language, TimeZone } from './lookups.ts';
export type {
  BreakerOptions,
  Call,
  CallEvent,
  KeepnetOptions,
  RateLimited,
  RetryOptions,
} from './options.ts';
export type { ExportChoice, ListQuery, Page } from './page.ts';
export { type Priority, priorities } from './priority.ts';
export { isReservedWord } from './reserved-words.ts';
export type { TargetGroup } from './target-group.ts';
export type { TargetGroupReach } from './target-group-reach.ts';
export type {
  NewTargetGroup,
  TargetGroupFilters,
  TargetGroupSearch,
  TargetGroupSort,
} from './target-groups.ts';
export type {
  CustomFieldValue,
  TargetUser,
  TargetUserDetail,
  TargetUserEntry,
  TargetUserStatus,
  UserSummary,
} from './target-user.ts';
export type { CustomFieldInput, NewTargetUser, TargetUserReplacement } from './target-user-input.ts';
export {
  type FieldFilter,
  type GroupMemberSearch,
  type GroupMemberSort,
  isOwnColumn,
  looksMasked,
  type TargetUserFilters,
  type TargetUserSearch,
  type TargetUserSort,
} from './target-user-search.ts';
export type { Reseller } from './token/claims.ts';
export type { ExportFile } from './transport/stream.ts';
