import type { Searchable } from '../search/fields.ts';
import { date, type Field, flag, month, set, shown, text } from '../search/fields.ts';
import { lookupName } from '../seed/lookups.ts';
import { timeZoneText } from '../seed/time-zones.ts';
import type { Modes } from '../store/modes.ts';
import { type CustomField, type NewTargetUser, PRIORITIES, type TargetUser } from '../store/records.ts';
import type { UserTable } from '../store/user-table.ts';
import { managerFullName, statusText } from './target-user-views.ts';

const BUILT_IN: readonly Field<NewTargetUser>[] = [
  text('FirstName', ({ firstName }) => firstName),
  text('LastName', ({ lastName }) => lastName),
  text('Email', ({ email }) => email),
  text('PhoneNumber', ({ phone }) => phone),
  text('Department', ({ department }) => department),
  text('ManagerFullName', managerFullName),
  text('ManagerEmail', ({ managerEmail }) => managerEmail),
  set('Priority', ({ priority }) => priority, { values: PRIORITIES }),
  set('Status', ({ active }) => (active ? '1' : '0'), { values: ['0', '1'], text: statusText }),
  flag('IsDeleted', ({ deleted }) => String(deleted), { values: ['true', 'false'], sort: false }),
  date('CreateTime', ({ createTime }) => createTime),
  date('UpdateTime', ({ updateTime }) => updateTime ?? ''),
  month('MonthlyActiveUser', ({ createTime }) => createTime.slice(0, 7), { sort: false }),
  set('PreferredLanguageId', ({ languageId }) => languageId ?? '', { sort: false }),
  text('PreferredLanguage', ({ languageId }) => lookupName(languageId), { filter: false }),
  set('TimeZoneId', ({ timeZoneId }) => timeZoneId ?? 'Blank', {
    sort: false,
    text: (user) => timeZoneText(user.timeZoneId) ?? '',
  }),
];

function customColumns(customFields: readonly CustomField[]): Field<NewTargetUser>[] {
  const taken = new Set(BUILT_IN.map(({ name }) => name.toLowerCase()));
  return customFields.flatMap(({ name }, index) =>
    taken.has(name.toLowerCase())
      ? []
      : [text(name, ({ custom }: NewTargetUser) => custom[index] ?? '', { sort: false })],
  );
}

/** The columns of a company's fields by which a search filters, as the mode has it (A6). */
function filteredColumns(users: UserTable, { customFieldFilter }: Modes): Field<NewTargetUser>[] {
  if (customFieldFilter === 'refused') return [];
  const columns = customColumns(users.customFields);
  return customFieldFilter === 'ignored' ? columns.map((column) => ({ ...column, ignored: true })) : columns;
}

/**
 * How target users are searched. Custom fields filter by their display name, unless a built-in column has it (A6), and
 * do not sort.
 */
export function userSearch(users: UserTable, modes: Modes): Searchable<TargetUser> {
  return {
    flags: modes.isDeletedFilter,
    asterisk: modes.asterisk,
    fields: [...BUILT_IN, ...filteredColumns(users, modes)],
    haystack: ({ searchText }) => searchText,
  };
}

/** How the members of a target group are searched: as all users are, but they do not sort by UpdateTime. */
export function memberSearch(users: UserTable, modes: Modes): Searchable<TargetUser> {
  const { fields, ...rest } = userSearch(users, modes);
  return {
    ...rest,
    fields: fields.map((field) => (field.name === 'UpdateTime' ? { ...field, sort: false } : field)),
  };
}

/** A function that gives the search text of a user of a company with these fields. */
export function describeUser(customFields: readonly CustomField[]): (user: NewTargetUser) => string {
  const fields = [...BUILT_IN, ...customColumns(customFields)].filter(({ filter }) => filter);
  return (user) =>
    fields
      .map((field) => shown(field, user))
      .join('\n')
      .toLowerCase();
}

/** Columns whose order is worth keeping ready. */
export const SORTED_USER_FIELDS: readonly Field<TargetUser>[] = BUILT_IN.filter(({ sort }) => sort);
