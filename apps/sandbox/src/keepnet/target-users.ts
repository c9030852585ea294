import { type Answer, ok, okId, okPage } from '../http/answer.ts';
import { notFound } from '../http/refusal.ts';
import type { Route, ScopedCall } from '../http/route.ts';
import { bind, flag, textOf } from '../search/bind.ts';
import { pageOf, readQuery, select } from '../search/paging.ts';
import { monthSpan, monthsUntil } from '../seed/months.ts';
import { addUser } from '../store/add.ts';
import { EXPORT_EXTRA, exportFile } from './export.ts';
import { groupFields, groupRow } from './target-group-views.ts';
import { userSearch } from './target-user-fields.ts';
import { readUser } from './target-user-input.ts';
import { userColumns, userDetail, userRow } from './target-user-views.ts';

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

function create(call: ScopedCall): Answer {
  const { values, groups } = readUser(call.body, call, call.world);
  const user = addUser(call.world, call, { ...values, deleted: false, updateTime: null, origin: 'manual' });
  for (const group of groups) group.members.add(user);
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
  scoped('POST', '/search-email', 'camel', searchEmail),
  scoped('GET', '/count-summary', 'messages', countSummary),
  scoped('GET', '/{resourceId}', 'pascal', (call) => ok(userDetail(find(call), call.users.customFields))),
  scoped('POST', '/{resourceId}/groups', 'camel', groupsOf),
];
