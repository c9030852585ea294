import type { Column } from '../files/csv.ts';
import { type Answer, ok, okId, okPage } from '../http/answer.ts';
import { broken, invalid, notFound } from '../http/refusal.ts';
import type { Route, ScopedCall } from '../http/route.ts';
import { type Bound, bind, flag, idList, textOf } from '../search/bind.ts';
import { pageOf, readQuery, select } from '../search/paging.ts';
import { PRIORITIES, type TargetGroup, type TargetUser } from '../store/records.ts';
import { EXPORT_EXTRA, exportFile } from './export.ts';
import { nameOf } from './name.ts';
import { countMembers } from './target-group-counts.ts';
import { groupEntry, groupFields, groupRow, isProtected } from './target-group-views.ts';
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

function refuseTakenName(
  { world, groups, deletedGroupNames }: ScopedCall,
  name: string,
  self?: TargetGroup,
): void {
  if (world.modes.groupNames === 'free') return;
  const wanted = name.trim().toLowerCase();
  const taken = groups
    .everything()
    .some((group) => group !== self && group.name.trim().toLowerCase() === wanted);
  if (taken || deletedGroupNames.has(wanted)) throw invalid('Target group name already exists');
}

/** The group that a write is about. Only its name tells an automatic one, but the upstream knows. */
function findChangeable(call: ScopedCall): TargetGroup {
  const group = find(call);
  if (isProtected(group)) throw invalid('Target group is managed elsewhere and cannot be changed');
  return group;
}

function update(call: ScopedCall): Answer {
  const group = findChangeable(call);
  const bound = bind(call.body, ['name', 'priority', 'isActive'], 'Body');
  const priority = PRIORITIES.find((each) => each === bound.get('priority'));
  const name = nameOf(bound);
  if (priority === undefined) throw invalid('Priority is required');
  if (bound.get('isActive') === false) throw invalid('IsActive must be true');
  refuseTakenName(call, name, group);
  Object.assign(group, { name, priority, updateTime: new Date(call.world.now()).toISOString() });
  return okId(group.id, 'Target group updated');
}

/** Its members stay as users. */
function remove(call: ScopedCall): Answer {
  const group = findChangeable(call);
  call.groups.delete(group.id);
  call.deletedGroupNames.add(group.name.trim().toLowerCase());
  return okId(group.id, 'Target group deleted');
}

const userIds = (call: ScopedCall, bound: Bound): TargetUser[] => {
  const ids = idList(bound, 'targetUserResourceIds');
  if (ids.length === 0) throw invalid('targetUserResourceIds must not be empty');
  return ids.map((id) => {
    const user = call.users.get(id);
    if (user === undefined) throw invalid('Target user was not found');
    return user;
  });
};

/** Adds every user to every group. A deleted user can be in no group, so one of them refuses all. */
function addUsers(call: ScopedCall): Answer {
  const names = [
    'targetUserResourceIds',
    'targetGroupResourceIds',
    'selectAll',
    'filter',
    'excludedResourceIdList',
  ];
  const bound = bind(call.body, names, 'Body');
  if (flag(bound, 'selectAll')) throw invalid('selectAll is not simulated');
  const chosen = userIds(call, bound);
  if (chosen.some(({ deleted }) => deleted)) throw invalid('Target user is deleted');
  const groups = idList(bound, 'targetGroupResourceIds').map((id) =>
    findChangeable({ ...call, param: () => id }),
  );
  if (groups.length === 0) throw invalid('targetGroupResourceIds must not be empty');
  for (const { members } of groups) for (const user of chosen) members.add(user);
  return ok([]);
}

/** Users who are no members are ignored. A group that a directory fills answers 500, as the upstream once did. */
function removeUsers(call: ScopedCall): Answer {
  if (find(call).kind === 'scim') throw broken();
  const { id, members } = findChangeable(call);
  for (const user of userIds(call, bind(call.body, ['targetUserResourceIds'], 'Body'))) members.delete(user);
  return okId(id, 'Users removed');
}

/** Names need not be unique: a create that is sent twice makes two groups. */
function create(call: ScopedCall): Answer {
  const { world, body, company, request } = call;
  const bound = bind(body, ['name', 'priority'], 'Body');
  const priority = PRIORITIES.find((each) => each === bound.get('priority'));
  const name = nameOf(bound);
  if (priority === undefined) throw invalid('Priority is required');
  refuseTakenName(call, name);
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

/** The counts of some groups, by a bare list of their ids. */
function counts(call: ScopedCall): Answer {
  const { body, world } = call;
  if (!Array.isArray(body)) throw invalid('The body must be a list of ids');
  const groups = body.map((id: unknown) => find({ ...call, param: () => String(id) }));
  return ok(countMembers(groups, call.company, world.modes));
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
  scoped('POST', '/targetgroupusercountdetail', counts, 'camel'),
  scoped('PUT', '/users', addUsers, 'camel'),
  scoped('PUT', '/{resourceId}', update, 'camel'),
  scoped('DELETE', '/{resourceId}', remove, 'camel'),
  scoped('DELETE', '/{resourceId}/users', removeUsers, 'camel'),
  scoped('GET', '/{resourceId}', (call) => ok(groupEntry(find(call)))),
  scoped('POST', '/{resourceId}/users', users, 'camel'),
];
