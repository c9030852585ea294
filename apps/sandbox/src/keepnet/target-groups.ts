import type { Column } from '../files/csv.ts';
import { type Answer, ok, okId, okPage } from '../http/answer.ts';
import { invalid, notFound } from '../http/refusal.ts';
import type { Route, ScopedCall } from '../http/route.ts';
import { bind, flag, textOf } from '../search/bind.ts';
import { pageOf, readQuery, select } from '../search/paging.ts';
import { PRIORITIES, type TargetGroup } from '../store/records.ts';
import { EXPORT_EXTRA, exportFile } from './export.ts';
import { nameOf } from './name.ts';
import { groupEntry, groupFields, groupRow } from './target-group-views.ts';
import { memberSearch } from './target-user-fields.ts';
import { userRow } from './target-user-views.ts';
import { selectUsers } from './target-users.ts';

const COLUMNS: readonly Column<TargetGroup>[] = [
  { header: 'Name', value: ({ name }) => name },
  { header: 'Priority', value: ({ priority }) => priority },
  { header: 'Number Of Users', value: ({ members }) => members.size },
  { header: 'Date Created', value: ({ createTime }) => createTime },
];

const visible = ({ groups, world }: ScopedCall) => groups.visible(world.now());

function find({ groups, param }: ScopedCall): TargetGroup {
  const group = groups.get(param('resourceId'));
  if (group === undefined) throw notFound('Target group');
  return group;
}

/** The automatic groups are listed only when asked for, as the console's pickers rely on. */
function search(call: ScopedCall): Answer {
  const extra = ['selectTargetUserResourceIds', 'systemGeneratedGroups'];
  const query = readQuery(call.body, { fields: groupFields(call.company) }, { extra });
  const automatic = flag(query.extra, 'systemGeneratedGroups');
  const selected = textOf(query.extra, 'selectTargetUserResourceIds')
    .split(',')
    .filter((id) => id !== '');
  const groups = visible(call).filter(({ kind }) => automatic || kind !== 'automatic');
  return okPage(pageOf(query, select(query, groups), (group) => groupRow(group, call, selected)));
}

function exportGroups(call: ScopedCall): Answer {
  const query = readQuery(call.body, { fields: groupFields(call.company) }, { extra: EXPORT_EXTRA });
  return exportFile(call.world, query, select(query, visible(call)), COLUMNS, 'TargetGroups');
}

/** Matches a part of the name, whatever its case: the reference leaves it open. */
function searchName(call: ScopedCall): Answer {
  const options = { extra: ['groupName'], filtered: false };
  const query = readQuery(call.body, { fields: groupFields(call.company) }, options);
  const name = textOf(query.extra, 'groupName').toLowerCase();
  const groups = visible(call).filter((group) => group.name.toLowerCase().includes(name));
  return okPage(pageOf(query, select(query, groups), groupEntry));
}

/** Names need not be unique: a create that is sent twice makes two groups. */
function create(call: ScopedCall): Answer {
  const { world, body, company, request } = call;
  const bound = bind(body, ['name', 'priority'], 'Body');
  const priority = PRIORITIES.find((each) => each === bound.get('priority'));
  const name = nameOf(bound);
  if (priority === undefined) throw invalid('Priority is required');
  const createTime = new Date(world.now()).toISOString();
  const group: TargetGroup = {
    id: world.newId(),
    name,
    priority,
    kind: 'manual',
    createTime,
    updateTime: null,
    members: new Set(),
  };
  call.groups.add(group, world.visibleFrom());
  world.creations.push({ kind: 'target-group', id: group.id, companyId: company.id, request });
  return okId(group.id, 'Target group created');
}

/** Members, or with `excludeGroupUsers` everybody else, deleted users too. */
function users(call: ScopedCall): Answer {
  const { members } = find(call);
  const { query, rows } = selectUsers(
    call,
    ['excludeGroupUsers'],
    memberSearch(call.users, call.world.modes),
  );
  const others = flag(query.extra, 'excludeGroupUsers');
  const chosen = rows.filter((user) => members.has(user) !== others);
  return okPage(pageOf(query, chosen, (user) => userRow(user, call.users.customFields, call.world.modes)));
}

const scoped = (
  method: Route['method'],
  path: string,
  handle: (call: ScopedCall) => Answer,
  errors: Route['errors'] = 'messages',
): Route => ({ method, path: `/api/target-groups${path}`, scope: 'company', errors, handle });

export const targetGroupRoutes: readonly Route[] = [
  scoped('GET', '', (call) => ok(visible(call).map(groupEntry))),
  scoped('POST', '', create, 'camel'),
  scoped('POST', '/search', search),
  scoped('POST', '/search/export', exportGroups, 'pascal'),
  scoped('POST', '/search-name', searchName),
  scoped('GET', '/{resourceId}', (call) => ok(groupEntry(find(call)))),
  scoped('POST', '/{resourceId}/users', users, 'camel'),
];
