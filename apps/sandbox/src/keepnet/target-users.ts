import { type Answer, ok, okId, okPage } from '../http/answer.ts';
import { invalid, notFound } from '../http/refusal.ts';
import type { Route, ScopedCall } from '../http/route.ts';
import { bind, flag, idList, textOf } from '../search/bind.ts';
import { pageOf, readQuery, select } from '../search/paging.ts';
import { monthSpan, monthsUntil } from '../seed/months.ts';
import { addUser } from '../store/add.ts';
import { changeUser, deleteUser } from '../store/change.ts';
import type { TargetUser } from '../store/records.ts';
import { EXPORT_EXTRA, exportFile, tableFile } from './export.ts';
import { groupFields, groupRow, isProtected } from './target-group-views.ts';
import { userSearch } from './target-user-fields.ts';
import { readUser, type UserInput } from './target-user-input.ts';
import { templateColumns, userColumns, userDetail, userEntry, userRow } from './target-user-views.ts';

/** The users that a search body selects, in order. */
export function selectUsers(
  { world, users, body }: ScopedCall,
  extra: readonly string[],
  search = userSearch(users, world.modes),
) {
  const query = readQuery(body, search, { extra });
  return { query, rows: users.select(query, world.now()) };
}

function search(call: ScopedCall): Answer {
  const { query, rows } = selectUsers(call, ['newVersion']);
  flag(query.extra, 'newVersion');
  return okPage(pageOf(query, rows, (user) => userRow(user, call.users.customFields, call.world.modes)));
}

function exportUsers(call: ScopedCall): Answer {
  const { query, rows } = selectUsers(call, EXPORT_EXTRA);
  return exportFile(call.world, query, rows, userColumns(call.users.customFields), 'TargetUsers');
}

/** The template for an import: a header without rows. */
function exampleFile({ body, users }: ScopedCall): Answer {
  const type = bind(body, ['exportType'], 'Body').get('exportType');
  return tableFile(type, templateColumns(users.customFields), [], 'TargetUsersTemplate');
}

function create(call: ScopedCall): Answer {
  const { values, groups } = readUser(call.body, call, call.world);
  const user = addUser(call.world, call, { ...values, deleted: false, updateTime: null, origin: 'manual' });
  for (const group of groups ?? []) group.members.add(user);
  call.world.creations.push({
    kind: 'target-user',
    id: user.id,
    companyId: call.company.id,
    request: call.request,
  });
  return okId(user.id, 'Target user created');
}

function find({ users, param }: ScopedCall) {
  const user = users.get(param('resourceId'));
  if (user === undefined) throw notFound('Target user');
  return user;
}

/** The user that a write is about: neither deleted nor kept by a directory. */
function findChangeable(call: ScopedCall): TargetUser {
  const user = find(call);
  if (user.deleted) throw notFound('Target user');
  if (user.origin !== 'manual') throw invalid('Target user is managed by a directory and cannot be changed');
  return user;
}

const CLEARABLE = [
  'firstName',
  'lastName',
  'department',
  'managerFirstName',
  'managerLastName',
  'managerEmail',
] as const;

/** Every field is replaced; groups only where they are given (A12). Whether an empty value clears is up to the mode (A36). */
function update(call: ScopedCall): Answer {
  const user = findChangeable(call);
  const { values, groups } = readUser(call.body, call, call.world, user);
  const kept = call.world.modes.clearing === 'never' ? keptValues(user, values) : values;
  changeUser(call.world, call, user, kept);
  if (groups !== null) {
    for (const group of call.groups.everything().filter((each) => !isProtected(each))) {
      if (groups.includes(group)) group.members.add(user);
      else group.members.delete(user);
    }
  }
  return okId(user.id, 'Target user updated');
}

/** What was sent, with the user's own value where it would have cleared one. */
function keptValues(user: TargetUser, values: UserInput['values']): UserInput['values'] {
  const texts = CLEARABLE.map((name) => [name, values[name] || user[name]]);
  return {
    ...values,
    ...Object.fromEntries(texts),
    timeZoneId: values.timeZoneId ?? user.timeZoneId,
    languageId: values.languageId ?? user.languageId,
    custom: values.custom.map((value, index) => value || (user.custom[index] ?? '')),
  };
}

function remove(call: ScopedCall): Answer {
  const user = findChangeable(call);
  deleteUser(call.world, call, user);
  return okId(user.id, 'Target user deleted');
}

/** Takes a list only: a selection by filter is not simulated, since no client of ours may send one. */
function bulkDelete(call: ScopedCall): Answer {
  const bound = bind(call.body, ['items', 'selectAll', 'excludedItems', 'filter'], 'Body');
  if (flag(bound, 'selectAll')) throw invalid('selectAll is not simulated');
  const ids = idList(bound, 'items');
  if (ids.length === 0) throw invalid('Items must not be empty');
  const chosen = ids.map((id) => findChangeable({ ...call, param: () => id }));
  const part = call.world.modes.bulkDelete === 'part' ? Math.ceil(chosen.length / 2) : chosen.length;
  for (const user of chosen.slice(0, part)) if (!user.deleted) deleteUser(call.world, call, user);
  return okId(call.company.id, 'Target users deleted');
}

/** Users by id. Ids that no user has are left out, and without `includeDeleted` those of deleted ones too. */
const byResourceIds =
  (includeDeleted: boolean) =>
  ({ users, body }: ScopedCall): Answer => {
    const ids = idList(bind(body, ['targetUserResourceIds'], 'Body'), 'targetUserResourceIds');
    const found = ids
      .flatMap((id) => users.get(id) ?? [])
      .filter(({ deleted }) => includeDeleted || !deleted);
    return ok(found.map((user, index) => userEntry(user, index + 1)));
  };

function groupsOf(call: ScopedCall): Answer {
  const user = find(call);
  const query = readQuery(call.body, { fields: groupFields(call.company) });
  const groups = call.groups.visible(call.world.now()).filter(({ members }) => members.has(user));
  return okPage(pageOf(query, select(query, groups), (group) => groupRow(group, call, [])));
}

/** Matches a part of the address and finds deleted users too: the reference leaves both open. */
function searchEmail(call: ScopedCall): Answer {
  const { users, world } = call;
  const query = readQuery(call.body, userSearch(users, world.modes), { extra: ['email'], filtered: false });
  const email = textOf(bind({ email: query.extra.get('email') }, ['email'], 'Body'), 'email').toLowerCase();
  const rows = users.select(query, world.now()).filter((user) => user.email.toLowerCase().includes(email));
  return okPage(pageOf(query, rows, (user) => userDetail(user, users.customFields)));
}

/** Counts by status, and users added per month whatever their status; the last month is the current one. */
function countSummary({ company, world }: ScopedCall): Answer {
  const { active, inactive, deleted, months } = company.counts;
  const now = world.now();
  return ok({
    totalNumberOfActiveUsers: active,
    totalNumberOfInActiveUsers: inactive,
    totalNumberOfDeletedUsers: deleted,
    monthlyActiveUsers: monthsUntil(now).map((month) => {
      const [year, number] = new Date(monthSpan(month, now).start).toISOString().split('-');
      return { period: month, periodStart: `01/${number}/${year} 00:00`, count: months.get(month) ?? 0 };
    }),
  });
}

const scoped = (
  method: Route['method'],
  path: string,
  errors: Route['errors'],
  handle: (call: ScopedCall) => Answer,
): Route => ({ method, path: `/api/target-users${path}`, scope: 'company', errors, handle });

export const targetUserRoutes: readonly Route[] = [
  scoped('POST', '', 'pascal', create),
  scoped('POST', '/search', 'camel', search),
  scoped('POST', '/search/export', 'camel', exportUsers),
  scoped('POST', '/example-file', 'camel', exampleFile),
  scoped('POST', '/search-email', 'camel', searchEmail),
  scoped('GET', '/count-summary', 'messages', countSummary),
  scoped('DELETE', '/bulk-delete', 'camel', bulkDelete),
  scoped('POST', '/by-resource-ids', 'camel', byResourceIds(false)),
  scoped('POST', '/include-deleted/by-resource-ids', 'camel', byResourceIds(true)),
  scoped('PUT', '/{resourceId}', 'pascal', update),
  scoped('DELETE', '/{resourceId}', 'camel', remove),
  scoped('GET', '/{resourceId}', 'pascal', (call) => ok(userDetail(find(call), call.users.customFields))),
  scoped('POST', '/{resourceId}/groups', 'camel', groupsOf),
];
