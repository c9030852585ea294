import { date, type Field, set, text } from '../search/fields.ts';
import type { Searchable } from '../search/filter.ts';
import { lookupName } from '../seed/lookups.ts';
import { timeZoneText } from '../seed/time-zones.ts';
import { PRIORITIES, type TargetUser } from '../store/records.ts';
import type { UserTable } from '../store/user-table.ts';
import { managerFullName, statusText } from './target-user-views.ts';

const BUILT_IN: readonly Field<TargetUser>[] = [
  text('FirstName', ({ firstName }) => firstName),
  text('LastName', ({ lastName }) => lastName),
  text('Email', ({ email }) => email),
  text('PhoneNumber', ({ phone }) => phone),
  text('Department', ({ department }) => department),
  text('ManagerFullName', managerFullName),
  text('ManagerEmail', ({ managerEmail }) => managerEmail),
  set('Priority', ({ priority }) => priority, { values: PRIORITIES }),
  set('Status', ({ active }) => (active ? '1' : '0'), { values: ['0', '1'], text: statusText }),
  set('IsDeleted', ({ deleted }) => String(deleted), { values: ['true', 'false'], sort: false }),
  date('CreateTime', ({ createTime }) => createTime),
  date('UpdateTime', ({ updateTime }) => updateTime ?? ''),
  set('MonthlyActiveUser', ({ createTime }) => createTime.slice(0, 7), { sort: false }),
  set('PreferredLanguageId', ({ languageId }) => languageId ?? '', { sort: false }),
  text('PreferredLanguage', ({ languageId }) => lookupName(languageId), { filter: false }),
  set('TimeZoneId', ({ timeZoneId }) => timeZoneId ?? 'Blank', {
    sort: false,
    text: (user) => timeZoneText(user.timeZoneId) ?? '',
  }),
];

/**
 * How target users are searched. Custom fields filter by their display name, unless a built-in column has it (A6), and
 * do not sort.
 */
export function userSearch(users: UserTable): Searchable<TargetUser> {
  const taken = new Set(BUILT_IN.map(({ name }) => name.toLowerCase()));
  const custom = users.customFields.flatMap(({ name }, index) =>
    taken.has(name.toLowerCase())
      ? []
      : [text(name, (user: TargetUser) => user.custom[index] ?? '', { sort: false })],
  );
  return { fields: [...BUILT_IN, ...custom], haystack: (user) => users.textOf(user) };
}

/** Columns whose order is worth keeping ready. */
export const SORTED_USER_FIELDS: readonly Field<TargetUser>[] = BUILT_IN.filter(({ sort }) => sort);
