import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { KNOWN, type Sandbox, startSandbox } from '../index.ts';
import { type Call, connect, idIn, searchBody } from '../testing/client.ts';
import { openApiCheck } from '../testing/openapi.ts';

let sandbox: Sandbox;
let call: Call;
const acme = KNOWN.acme.id;
const ids = { acme, user: '', otherUser: '', targetGroup: '', otherTargetGroup: '', companyGroup: '' };

beforeAll(async () => {
  sandbox = await startSandbox({ companies: 20, users: 200 });
  call = await connect(sandbox);
  const [user, otherUser] = sandbox.control
    .users(acme)
    .filter(({ origin, deleted }) => origin === 'manual' && !deleted);
  const [targetGroup] = sandbox.control.targetGroups(acme, 'All Staff');
  const [companyGroup] = sandbox.control.companyGroups();
  ids.user = user?.id ?? '';
  ids.otherUser = otherUser?.id ?? '';
  ids.otherTargetGroup = sandbox.control.targetGroups(acme, 'Board')[0]?.id ?? '';
  ids.targetGroup = targetGroup?.id ?? '';
  ids.companyGroup = companyGroup?.id ?? '';
});
afterAll(() => sandbox.close());

const { filter: _none, ...UNFILTERED } = searchBody();
const MEMBERS = { companyResourceIdArray: [KNOWN.empty.id] };

interface Endpoint {
  readonly method: string;
  readonly template: string;
  readonly body?: () => unknown;
  /** Whose id is in the path. */
  readonly id?: keyof typeof ids;
}

const ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'POST',
    template: '/api/companies/search',
    body: () => searchBody({ isTargetUserCountExceededLimit: false }),
  },
  { method: 'GET', template: '/api/companies/{resourceId}', id: 'acme' },
  { method: 'GET', template: '/api/companies/{resourceId}/license-check', id: 'acme' },
  { method: 'GET', template: '/api/companies/my' },
  {
    method: 'POST',
    template: '/api/target-users',
    body: () => ({ email: 'new.person@acme.example.com', phoneNumber: '+15550001111', isActive: true }),
  },
  { method: 'POST', template: '/api/target-users/search', body: () => searchBody() },
  { method: 'GET', template: '/api/target-users/count-summary' },
  { method: 'GET', template: '/api/target-users/{resourceId}', id: 'user' },
  {
    method: 'POST',
    template: '/api/target-users/search-email',
    body: () => ({ ...UNFILTERED, email: 'new.person' }),
  },
  {
    method: 'PUT',
    template: '/api/target-users/{resourceId}',
    body: () => ({ email: 'changed@acme.example.com', phoneNumber: '+15550001112', isActive: true }),
    id: 'user',
  },
  ...['/api/target-users/by-resource-ids', '/api/target-users/include-deleted/by-resource-ids'].map(
    (template) => ({ method: 'POST', template, body: () => ({ targetUserResourceIds: [ids.user] }) }),
  ),
  {
    method: 'PUT',
    template: '/api/target-groups/users',
    body: () => ({
      targetUserResourceIds: [ids.user],
      targetGroupResourceIds: [ids.targetGroup],
      selectAll: false,
    }),
  },
  {
    method: 'DELETE',
    template: '/api/target-groups/{resourceId}/users',
    body: () => ({ targetUserResourceIds: [ids.user] }),
    id: 'targetGroup',
  },
  {
    method: 'PUT',
    template: '/api/target-groups/{resourceId}',
    body: () => ({ name: 'All Staff', priority: 'Low', isActive: true }),
    id: 'targetGroup',
  },
  { method: 'GET', template: '/api/companies/privacymask' },
  { method: 'GET', template: '/api/target-groups' },
  { method: 'POST', template: '/api/target-groups', body: () => ({ name: 'Fresh', priority: 'High' }) },
  {
    method: 'POST',
    template: '/api/target-groups/search',
    body: () => searchBody({ systemGeneratedGroups: true }),
  },
  {
    method: 'POST',
    template: '/api/target-groups/search-name',
    body: () => ({ ...UNFILTERED, groupName: 'staff' }),
  },
  {
    method: 'POST',
    template: '/api/target-groups/targetgroupusercountdetail',
    body: () => [ids.targetGroup],
  },
  { method: 'GET', template: '/api/target-groups/{resourceId}', id: 'targetGroup' },
  {
    method: 'POST',
    template: '/api/target-groups/{resourceId}/users',
    body: () => searchBody(),
    id: 'targetGroup',
  },
  { method: 'GET', template: '/api/company-groups' },
  { method: 'POST', template: '/api/company-groups', body: () => ({ name: 'Fresh', ...MEMBERS }) },
  { method: 'POST', template: '/api/company-groups/search', body: () => searchBody() },
  { method: 'GET', template: '/api/company-groups/{resourceId}', id: 'companyGroup' },
  {
    method: 'PUT',
    template: '/api/company-groups/{resourceId}',
    body: () => ({ name: 'Renamed' }),
    id: 'companyGroup',
  },
  {
    method: 'PUT',
    template: '/api/company-groups/{resourceId}/participants',
    body: () => MEMBERS,
    id: 'companyGroup',
  },
  {
    method: 'POST',
    template: '/api/company-groups/{resourceId}/companies/search',
    body: () => searchBody(),
    id: 'companyGroup',
  },
  {
    method: 'DELETE',
    template: '/api/company-groups/{resourceId}/participants',
    body: () => MEMBERS,
    id: 'companyGroup',
  },
  { method: 'GET', template: '/api/custom-fields/company' },
  { method: 'GET', template: '/api/allow-list/search/verified' },
  { method: 'GET', template: '/api/allow-list/search/unverified' },
  {
    method: 'DELETE',
    template: '/api/target-users/bulk-delete',
    body: () => ({ items: [ids.user], selectAll: false }),
  },
  { method: 'DELETE', template: '/api/target-users/{resourceId}', id: 'otherUser' },
  { method: 'DELETE', template: '/api/target-groups/{resourceId}', id: 'otherTargetGroup' },
  { method: 'DELETE', template: '/api/company-groups/{resourceId}', id: 'companyGroup' },
  { method: 'GET', template: '/api/timezone/timezones' },
];

const pageOf = (row: z.ZodType) =>
  z.object({
    data: z.object({ pageNumber: z.number(), totalNumberOfRecords: z.number(), results: z.array(row) }),
  });
const companyRow = z.object({
  companyResourceId: z.string(),
  companyName: z.string(),
  numberOfUsers: z.string(),
});
const userRow = z.object({
  resourceId: z.string(),
  email: z.string(),
  status: z.string(),
  createTime: z.iso.datetime(),
});
const shapes: Readonly<Record<string, z.ZodType>> = {
  '/api/companies/search': pageOf(companyRow),
  '/api/company-groups/{resourceId}/companies/search': pageOf(companyRow),
  '/api/target-users/search': pageOf(userRow),
  '/api/target-groups/{resourceId}/users': pageOf(userRow),
};
const success = z.object({
  data: z.unknown(),
  status: z.literal('SUCCESS'),
  message: z.string(),
  validationMessages: z.array(z.string()),
});

const byContract = openApiCheck();

/** Part of the titles: it shows whether the run had the vendor's document. */
const promise =
  byContract === null
    ? "answers in its envelope only: the vendor's document is not here"
    : 'answers as the contract says';

/** The vendor's contract where it is there; else the envelope and the shape of a page. */
const check =
  byContract ??
  ((method: string, template: string, body: unknown): string[] => {
    const page = method === 'POST' ? shapes[template] : undefined;
    const schema = page ?? (/search(-\w+)?$/.test(template) ? pageOf(z.object({})) : success);
    const result = schema.safeParse(body);
    return result.success ? [] : [result.error.message];
  });

test.each(ENDPOINTS)(`$method $template ${promise}`, async ({ method, template, body, id }) => {
  const path = template.replace('{resourceId}', id === undefined ? '' : ids[id]);
  const answer = await call(method, path, body?.(), acme);
  expect(answer.status).toBe(200);
  expect(success.safeParse(answer.body).success).toBe(true);
  expect(check(method, template, answer.body)).toEqual([]);
});

test.each(['2', '3', '21'])(`GET /api/lookups/%s ${promise}`, async (type) => {
  const answer = await call('GET', `/api/lookups/${type}`);
  expect(check('GET', '/api/lookups/{typeId}', answer.body)).toEqual([]);
  expect(Number(answer.headers.get('lookup-expire'))).toBeGreaterThan(Date.now() / 1000);
});

test('the groups of a user are group rows, whatever the contract says (A14)', async () => {
  const user = await call(
    'POST',
    '/api/target-users',
    {
      email: 'grouped@acme.example.com',
      phoneNumber: '1',
      targetGroupResourceIds: [ids.targetGroup],
    },
    acme,
  );
  const groups = await call('POST', `/api/target-users/${idIn(user)}/groups`, searchBody(), acme);
  expect(groups.body).toMatchObject({
    data: { results: [{ resourceId: ids.targetGroup, name: 'All Staff', priority: expect.any(String) }] },
  });
});
