import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { KNOWN, type Sandbox, startSandbox } from '../index.ts';
import {
  type Call,
  connect,
  fetchToken,
  filterOf,
  NO_FILTER,
  pageIn,
  searchBody,
} from '../testing/client.ts';

let sandbox: Sandbox;
let call: Call;
beforeAll(async () => {
  sandbox = await startSandbox({ companies: 20, users: 400 });
  call = await connect(sandbox);
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.control.reset());

const users = (over: Record<string, unknown>) =>
  call('POST', '/api/target-users/search', searchBody(over), KNOWN.acme.id);
const item = (FieldName: string, Operator: string, Value: unknown) => ({ FieldName, Operator, Value });
const group = (Condition: string, ...FilterItems: unknown[]) => ({
  Condition,
  FilterItems,
  FilterGroups: [],
});
const groups = (...FilterGroups: unknown[]) => ({ filter: { ...NO_FILTER, FilterGroups } });
const one = (FieldName: string, Operator: string, Value: unknown) => ({
  filter: filterOf([item(FieldName, Operator, Value)]),
});
const total = async (over: Record<string, unknown>) => pageIn(await users(over)).totalNumberOfRecords;

test.each([
  ['a null filter', { filter: null }],
  ['no filter', { filter: undefined }],
  ['an empty filter', { filter: {} }],
  ['null inside the filter', { filter: { ...NO_FILTER, FilterGroups: null } }],
  ['words that are not in a group', { filter: { ...NO_FILTER, SearchInputTextValue: 'ann' } }],
  ['no member for words', { filter: { Condition: 'AND' } }],
  ['an empty list of groups', groups()],
  ['one group', groups(group('AND'))],
  ['three groups', groups(group('AND'), group('OR'), group('OR'))],
  ['groups in another order', groups(group('OR'), group('AND'))],
  ['two groups of columns', groups(group('AND'), group('AND'))],
  ['a group without items', groups({ Condition: 'AND', FilterGroups: [] }, group('OR'))],
  ['a group within a group', groups({ ...group('AND'), FilterGroups: [group('AND')] }, group('OR'))],
  ['a null value', one('Email', 'Contains', null)],
  ['a number as value', one('Email', 'Contains', 7)],
  [
    'a null customFieldName',
    { filter: filterOf([{ ...item('Email', 'Contains', 'a'), customFieldName: null }]) },
  ],
  ['an unknown column', one('ShoeSize', '=', '44')],
  ['a label that cannot be searched', { filter: filterOf([], [item('TimeZone', 'Contains', 'x')]) }],
  ['an unknown operator', one('Email', 'StartsWith', 'a')],
  ['an operator of another kind', one('Email', '>', 'a')],
  ['a date that is not', one('CreateTime', '!=', '2026-01-01')],
  ['a date before', one('CreateTime', '<', '2026-01-01')],
  ['a date that holds', one('CreateTime', 'Contains', '2026')],
  ['a spaced priority', one('Priority', 'Include', 'Very High')],
  ['a flag that is none', one('IsDeleted', 'Contains', 'tru')],
  ['a boolean for another column', one('Works remotely', '=', true)],
  ['a month that is none', one('MonthlyActiveUser', '=', '2026-13')],
  ['a month with a day', one('MonthlyActiveUser', '=', '2026-01-01')],
  ['months', one('MonthlyActiveUser', 'Include', '2026-01,2026-02')],
  ['a null orderBy', { orderBy: null }],
  ['an empty orderBy', { orderBy: '' }],
  ['an unknown orderBy', { orderBy: 'ShoeSize' }],
  ['an orderBy that is a custom field', { orderBy: 'Cost centre' }],
  ['no ascending', { ascending: undefined }],
  ['page 0', { pageNumber: 0 }],
  ['a huge page', { pageSize: 100_000 }],
  ['a misspelt member', { pagesize2: 1 }],
])('%s gives 400 INPUT_ERROR', async (_name, over) => {
  const { status, body } = await users(over);
  expect(status).toBe(400);
  expect(body).toMatchObject({ status: 'INPUT_ERROR', message: 'Invalid request' });
});

test('UpdateTime sorts users, and not the members of a group', async () => {
  const [group] = sandbox.control.targetGroups(KNOWN.acme.id, 'All Staff');
  const members = (orderBy: string) =>
    call('POST', `/api/target-groups/${group?.id}/users`, searchBody({ orderBy }), KNOWN.acme.id);
  expect((await members('CreateTime')).status).toBe(200);
  expect((await members('UpdateTime')).status).toBe(400);
  expect((await users({ orderBy: 'UpdateTime' })).status).toBe(200);
});

test('an export may have a third group, and no customFieldName (A33)', async () => {
  const file = (over: Record<string, unknown>) =>
    call(
      'POST',
      '/api/target-users/search/export',
      searchBody({ exportType: 'CSV', ...over }),
      KNOWN.acme.id,
    );
  const ann = item('Email', 'Contains', 'ann');
  expect((await file(groups(group('AND'), group('OR', ann), group('OR', ann)))).status).toBe(200);
  expect((await file(groups(group('AND'), group('OR'), group('AND', ann)))).status).toBe(400);
  expect((await file({ filter: filterOf([], [{ ...ann, customFieldName: '' }]) })).status).toBe(400);
  expect((await users({ filter: filterOf([], [{ ...ann, customFieldName: '' }]) })).status).toBe(200);
});

test('company groups are searched by name and time alone, and break on words', async () => {
  const companyGroups = (filter: unknown) =>
    call('POST', '/api/company-groups/search', searchBody({ filter }));
  const found = [item('Name', 'Contains', 'emea'), item('CreateTime', 'Contains', 'emea')];
  expect(pageIn(await companyGroups(filterOf([], found))).totalNumberOfRecords).toBe(2);
  expect((await companyGroups(filterOf([item('CompanyCount', '=', '1')]))).status).toBe(400);
  expect((await companyGroups(filterOf([], [item('CompanyCount', 'Contains', '1')]))).status).toBe(400);
  const broken = await companyGroups({ ...NO_FILTER, SearchInputTextValue: 'emea' });
  expect(broken).toMatchObject({ status: 500, body: { Status: 'INTERNAL_SERVER_ERROR' } });
});

test.each([
  ['another content type', 'application/json-patch+json', '{"a":1}'],
  ['an empty body', 'application/json', ''],
  ['an empty object', 'application/json', '{}'],
  ['no JSON', 'application/json', '{"a'],
])('%s gives 400', async (_name, type, body) => {
  const answer = await fetch(`${sandbox.url}/api/companies/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await fetchToken(sandbox)}`, 'content-type': type },
    body,
  });
  expect(answer.status).toBe(400);
});

test.each([
  ['text', String],
  ['boolean', Boolean],
] as const)(
  'statuses filter as the console does, with IsDeleted as a %s (A8)',
  async (isDeletedFilter, write) => {
    sandbox.control.modes({ isDeletedFilter });
    const status = (value: string) => item('Status', 'Include', value);
    const deleted = (value: boolean) => item('IsDeleted', 'Contains', write(value));
    const all = await total({});
    const active = await total({ filter: filterOf([status('1'), deleted(false)]) });
    const inactive = await total({ filter: filterOf([status('0'), deleted(false)]) });
    const gone = await total({ filter: filterOf([deleted(true)]) });
    expect([all, active, inactive, gone]).toEqual([400, 360, 24, 16]);
    expect(await total({ filter: filterOf([status('1')]) })).toBeGreaterThan(active);
    const other = isDeletedFilter === 'text' ? true : 'true';
    expect((await users(one('IsDeleted', 'Contains', other))).status).toBe(400);
  },
);

test('groups join by their own condition, and keys bind whatever their case', async () => {
  const wide = await total({
    filter: filterOf([], [item('FirstName', 'Contains', 'ANN'), item('Email', 'Contains', 'ANN')]),
  });
  const narrow = await total({
    filter: filterOf([item('Priority', 'Include', 'High,VeryHigh')], [item('Email', 'Contains', 'ann')]),
  });
  const camel = {
    condition: 'AND',
    searchInputTextValue: '',
    filterGroups: [
      {
        condition: 'AND',
        filterItems: [{ fieldName: 'email', operator: 'Contains', value: 'ann' }],
        filterGroups: [],
      },
      { condition: 'OR', filterItems: [], filterGroups: [] },
    ],
  };
  expect(wide).toBeGreaterThan(0);
  expect(narrow).toBeLessThan(wide);
  expect(await total({ filter: camel, orderBy: 'email' })).toBeGreaterThan(0);
});

test('a custom field filters by its display name', async () => {
  const found = pageIn(await users({ filter: filterOf([item('Works remotely', 'Contains', 'True')]) }));
  expect(found.totalNumberOfRecords).toBeGreaterThan(0);
  expect(found.totalNumberOfRecords).toBeLessThan(400);
});

test('rows come in order, and descending is the reverse', async () => {
  const emails = async (ascending: boolean) =>
    pageIn(await users({ orderBy: 'Email', ascending, pageSize: 400 })).results.map(({ email }) =>
      String(email),
    );
  const up = await emails(true);
  expect(up).toEqual([...up].sort());
  expect(await emails(false)).toEqual(up.toReversed());
});
