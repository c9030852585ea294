import type { Column } from '../files/csv.ts';
import { type Answer, ok, okId, okPage } from '../http/answer.ts';
import { invalid, notFound } from '../http/refusal.ts';
import type { Call, Route } from '../http/route.ts';
import { type Bound, bind, idList } from '../search/bind.ts';
import type { Searchable } from '../search/fields.ts';
import { date, type Field, number, text } from '../search/fields.ts';
import { pageOf, readQuery, select } from '../search/paging.ts';
import type { CompanyGroup } from '../store/records.ts';
import type { World } from '../store/world.ts';
import { companyFields } from './company-fields.ts';
import { groupCompanyColumns, groupCompanyRow } from './company-views.ts';
import { EXPORT_EXTRA, exportFile } from './export.ts';
import { nameOf } from './name.ts';

const MEMBERS = 'companyResourceIdArray';

/** Only name and time can be filtered by. */
const FIELDS: readonly Field<CompanyGroup>[] = [
  text('Name', ({ name }) => name),
  number('CompanyCount', ({ members }) => members.size, { filter: false }),
  date('CreateTime', ({ createTime }) => createTime),
];

const SEARCHABLE: Searchable<CompanyGroup> = { fields: FIELDS, breaksOnWords: true };

const COLUMNS: readonly Column<CompanyGroup>[] = [
  { header: 'Name', value: ({ name }) => name },
  { header: 'Company Count', value: ({ members }) => members.size },
  { header: 'Date Created', value: ({ createTime }) => createTime },
];

const NOT_SORTED_IN_GROUPS = new Set(['ResellerName', 'TargetUserCount', 'Tags']);

const visible = ({ world }: Call) => world.companyGroups.visible(world.now());

/** An entry of GET /api/company-groups, where the time is called `addedTime` (A29). */
const entry = ({ id, name, createTime, members }: CompanyGroup) => ({
  resourceId: id,
  name,
  addedTime: createTime,
  companyCount: members.size,
});

function row(group: CompanyGroup) {
  const { addedTime, ...rest } = entry(group);
  return { ...rest, createTime: addedTime };
}

function find({ world, param }: Call): CompanyGroup {
  const group = world.companyGroups.get(param('resourceId'));
  if (group === undefined) throw notFound('Company group');
  return group;
}

function memberIds(bound: Bound, world: World): string[] {
  const ids = idList(bound, MEMBERS);
  const listed = new Set(world.listed().map(({ id }) => id));
  const unknown = ids.filter((id) => !listed.has(id));
  if (unknown.length > 0) throw invalid(`Company was not found: ${unknown.slice(0, 5).join(', ')}`);
  return ids;
}

function replaceMembers({ members }: CompanyGroup, ids: readonly string[]): void {
  members.clear();
  for (const id of ids) members.add(id);
}

/** Names need not be unique: a create that is sent twice makes two groups. */
function create({ world, body, request }: Call): Answer {
  const bound = bind(body, ['name', MEMBERS], 'Body');
  const name = nameOf(bound);
  const members = new Set(memberIds(bound, world));
  const group: CompanyGroup = {
    id: world.newId(),
    name,
    createTime: new Date(world.now()).toISOString(),
    members,
  };
  world.companyGroups.add(group, world.visibleFrom());
  world.creations.push({ kind: 'company-group', id: group.id, companyId: null, request });
  return okId(group.id, 'Company group created');
}

/** Without a member list the mode decides what becomes of the members (A19). */
function rename(call: Call): Answer {
  const group = find(call);
  const bound = bind(call.body, ['name', MEMBERS], 'Body');
  const name = nameOf(bound);
  const given = bound.get(MEMBERS) ?? null;
  const ids = memberIds(bound, call.world);
  group.name = name;
  if (given !== null || call.world.modes.rename === 'clears') replaceMembers(group, ids);
  return okId(group.id, 'Company group updated');
}

/** Its companies stay. */
function remove(call: Call): Answer {
  const group = find(call);
  call.world.companyGroups.delete(group.id);
  return okId(group.id, 'Company group deleted');
}

/** Replaces or adds, as the mode says (A20). */
function putParticipants(call: Call): Answer {
  const group = find(call);
  const ids = participants(call);
  if (call.world.modes.participants === 'replace') replaceMembers(group, ids);
  else for (const id of ids) group.members.add(id);
  return okId(group.id, 'Participants updated');
}

function deleteParticipants(call: Call): Answer {
  const group = find(call);
  const ids = participants(call);
  if (ids.length === 0) throw invalid(`${MEMBERS} must not be empty`);
  for (const id of ids) group.members.delete(id);
  return okId(group.id, 'Participants removed');
}

function participants({ body, world }: Call): string[] {
  const bound = bind(body, [MEMBERS], 'Body');
  if (!Array.isArray(bound.get(MEMBERS))) throw invalid(`${MEMBERS} is required`);
  return memberIds(bound, world);
}

function search(call: Call): Answer {
  const query = readQuery(call.body, SEARCHABLE);
  return okPage(pageOf(query, select(query, visible(call)), row));
}

function exportGroups(call: Call): Answer {
  const query = readQuery(call.body, SEARCHABLE, { extra: EXPORT_EXTRA });
  return exportFile(call.world, query, select(query, visible(call)), COLUMNS, 'CompanyGroups');
}

function members(call: Call, extra: readonly string[] = []) {
  const group = find(call);
  const fields = companyFields(call.world).map((field) => ({
    ...field,
    sort: field.sort && !NOT_SORTED_IN_GROUPS.has(field.name),
  }));
  const query = readQuery(call.body, { fields }, { extra });
  return {
    query,
    rows: select(
      query,
      call.world.listed().filter(({ id }) => group.members.has(id)),
    ),
  };
}

function searchMembers(call: Call): Answer {
  const { query, rows } = members(call);
  return okPage(pageOf(query, rows, groupCompanyRow, call.world.modes.pages));
}

function exportMembers(call: Call): Answer {
  const { query, rows } = members(call, EXPORT_EXTRA);
  return exportFile(call.world, query, rows, groupCompanyColumns, 'GroupCompanies');
}

const reseller = (method: Route['method'], path: string, handle: (call: Call) => Answer): Route => ({
  method,
  path: `/api/company-groups${path}`,
  scope: 'reseller',
  errors: 'pascal',
  handle,
});

export const companyGroupRoutes: readonly Route[] = [
  reseller('GET', '', (call) => ok(visible(call).map(entry))),
  reseller('POST', '', create),
  reseller('POST', '/search', search),
  reseller('POST', '/search/export', exportGroups),
  reseller('GET', '/{resourceId}', (call) => ok(entry(find(call)))),
  reseller('PUT', '/{resourceId}', rename),
  reseller('DELETE', '/{resourceId}', remove),
  reseller('PUT', '/{resourceId}/participants', putParticipants),
  reseller('DELETE', '/{resourceId}/participants', deleteParticipants),
  reseller('POST', '/{resourceId}/companies/search', searchMembers),
  reseller('POST', '/{resourceId}/companies/search/export', exportMembers),
];
