import { type Answer, okPage } from '../http/answer.ts';
import type { Route, ScopedCall } from '../http/route.ts';
import { flag } from '../search/bind.ts';
import { pageOf, readQuery, select } from '../search/paging.ts';
import { userSearch } from './target-user-fields.ts';
import { userRow } from './target-user-views.ts';

/** The users that a search body selects, in order. */
export function selectUsers({ world, users, body }: ScopedCall, extra: readonly string[] = []) {
  const query = readQuery(body, userSearch(users), { extra });
  const now = world.now();
  return { query, rows: select(query, [], (field) => users.inOrder(field, now)) };
}

function search(call: ScopedCall): Answer {
  const { query, rows } = selectUsers(call, ['newVersion']);
  flag(query.extra, 'newVersion');
  return okPage(pageOf(query, rows, (user) => userRow(user, call.users.customFields)));
}

export const targetUserRoutes: readonly Route[] = [
  { method: 'POST', path: '/api/target-users/search', scope: 'company', errors: 'camel', handle: search },
];
