import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { KNOWN, type Sandbox, startSandbox } from '../index.ts';
import { type Call, connect, filterOf, idIn, pageIn, searchBody } from '../testing/client.ts';

let sandbox: Sandbox;
let call: Call;
beforeAll(async () => {
  sandbox = await startSandbox({ companies: 20, users: 300 });
  call = await connect(sandbox);
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.control.reset());

const acme = KNOWN.acme.id;
const VALID = { email: 'Nina.New@acme.example.com', phoneNumber: '+15550001111', isActive: true };
const create = (over: object = {}, companyId: string | undefined = acme) =>
  call('POST', '/api/target-users', { ...VALID, ...over }, companyId);
const byEmail = (Value: string) =>
  searchBody({ filter: filterOf([{ FieldName: 'Email', Operator: '=', Value }]) });
const count = async (email: string) =>
  pageIn(await call('POST', '/api/target-users/search', byEmail(email), acme)).totalNumberOfRecords;

const protectedGroup = () => sandbox.control.targetGroups(acme, 'New Hires')[0]?.id ?? '';

test.each([
  ['no e-mail', () => ({ email: '' }), 'Email is required'],
  ['a bad e-mail', () => ({ email: 'nina@' }), 'Email is not valid'],
  ['a domain that is not allowed', () => ({ email: 'nina@example.com' }), 'Email domain is not allowed'],
  ['no telephone number', () => ({ phoneNumber: undefined }), 'Phone number is required'],
  ['an empty telephone number', () => ({ phoneNumber: '' }), 'Phone number is required'],
  ['a long first name', () => ({ firstName: 'x'.repeat(257) }), 'First name must be at most 256 characters'],
  ['an unknown priority', () => ({ priority: 'Very High' }), 'Priority is not valid'],
  ['an unknown time zone', () => ({ timeZoneId: 'Mars' }), 'Time zone is not valid'],
  ['an unknown group', () => ({ targetGroupResourceIds: ['nope'] }), 'Target group was not found'],
  [
    'an automatic group',
    () => ({ targetGroupResourceIds: [protectedGroup()] }),
    'Target group cannot be changed',
  ],
  [
    'an unknown custom field',
    () => ({ customFields: [{ resourceId: 'nope', value: '1' }] }),
    'Custom field was not found',
  ],
])('a create with %s gives 400 and makes nothing', async (_name, over, message) => {
  const before = sandbox.control.users(acme).length;
  const { status, body } = await create(over());
  expect([status, body]).toEqual([
    400,
    { Status: 'INPUT_ERROR', Message: 'Invalid request', ValidationMessages: [message] },
  ]);
  expect(sandbox.control.users(acme)).toHaveLength(before);
});

test('an address is taken in any case, and free again once its user is deleted', async () => {
  sandbox.control.plantUser({ companyId: acme, email: 'nina.new@acme.example.com', deleted: true });
  expect((await create()).status).toBe(200);
  expect((await create({ email: 'NINA.NEW@acme.example.com' })).status).toBe(400);
  expect(await count('nina.new@acme.example.com')).toBe(2);
  expect(sandbox.control.creations()).toMatchObject([{ kind: 'target-user', companyId: acme }]);
});

test('required custom fields must be given', async () => {
  const { id } = KNOWN.requiredFields;
  const { status, body } = await create({ email: 'a@any.example.net' }, id);
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain('Cost centre is required');
});

const Fields = z.object({ data: z.array(z.object({ resourceId: z.string(), name: z.string() })) });

test.each([
  ['Start date', { value: '2026-03-01' }, 'Start date needs a timestampValue'],
  ['Last reviewed', { value: '2026-03-01T09:30:00' }, 'Last reviewed needs a timestampValue'],
  ['Start date', { value: '2026-03-01', timestampValue: 'soon' }, 'Start date needs a timestampValue'],
  ['Start date', { value: '2026-03-01', timestampValue: '2026-03-01' }, null],
  ['Last reviewed', { value: '2026-03-01T09:30:00', timestampValue: '2026-03-01T09:30:00' }, null],
  ['Cost centre', { value: 'CC-1', timestampValue: null }, null],
  ['Cost centre', { value: 'CC-1', timestampValue: '2026-03-01' }, 'Cost centre has no timestampValue'],
  ['Cost centre', { value: '' }, 'Cost centre must not be empty'],
  ['Cost centre', {}, 'Cost centre must not be empty'],
  ['Badge colour', { value: 'red' }, 'Badge colour is not active'],
  ['Cost centre', { value: 'CC-1', name: 'Cost centre' }, 'customFields has no member name'],
  ['Cost centre', { value: 'CC-1', dataType: 'String' }, 'customFields has no member dataType'],
])('the custom field %s as %j: %s', async (name, value, message) => {
  const listed = Fields.parse((await call('GET', '/api/custom-fields/company', undefined, acme)).body);
  const id = listed.data.find((field) => field.name === name)?.resourceId;
  const { status, body } = await create({ customFields: [{ resourceId: id, ...value }] });
  if (message === null) expect(status).toBe(200);
  else expect([status, body]).toMatchObject([400, { ValidationMessages: [message] }]);
});

test('a missing header acts in the company of the reseller, and the log says so', async () => {
  expect(
    (await call('POST', '/api/target-users', { ...VALID, email: 'lost@lantern.example.com' })).status,
  ).toBe(200);
  expect(sandbox.control.users(KNOWN.reseller.id, 'lost@lantern.example.com')).toHaveLength(1);
  expect(sandbox.control.requests('/api/target-users').at(-1)?.companyId).toBe(KNOWN.reseller.id);
});

test('a deleted user has isDeleted and the previous label, or the label alone (A26)', async () => {
  for (const active of [true, false])
    sandbox.control.plantUser({
      companyId: acme,
      email: `gone.${active}@acme.example.com`,
      active,
      deleted: true,
    });
  const filter = filterOf([{ FieldName: 'Email', Operator: 'Contains', Value: 'gone.' }]);
  const rows = async () => {
    const body = searchBody({ filter, orderBy: 'Email', ascending: true });
    const { results } = pageIn(await call('POST', '/api/target-users/search', body, acme));
    return results.map(({ status, isDeleted }) => [status, isDeleted]);
  };
  expect(await rows()).toEqual([
    ['Inactive', true],
    ['Active', true],
  ]);
  sandbox.control.modes({ deletedRows: 'status' });
  expect(await rows()).toEqual([
    ['Deleted', undefined],
    ['Deleted', undefined],
  ]);
});

test.each([
  ['missing', 404],
  ['notManaged', 403],
  ['privacy', 403],
  ['expired', 200],
] as const)('the company "%s" answers %i', async (company, status) => {
  const { id } = KNOWN[company];
  const answer = await call('POST', '/api/target-users/search', searchBody(), id);
  expect(answer.status).toBe(status);
  if (company === 'privacy') expect(answer.body).toMatchObject({ status: 'PRIVACY_ERROR' });
});

test.each(['acme', 'brightwater', 'empty', 'overLicence'] as const)(
  'the counts of "%s" agree with its rows',
  async (name) => {
    const { id } = KNOWN[name];
    const { body } = await call('GET', '/api/target-users/count-summary', undefined, id);
    const rows = sandbox.control.users(id);
    const living = rows.filter(({ deleted }) => !deleted);
    expect(body).toMatchObject({
      data: {
        totalNumberOfActiveUsers: living.filter(({ active }) => active).length,
        totalNumberOfInActiveUsers: living.filter(({ active }) => !active).length,
        totalNumberOfDeletedUsers: rows.length - living.length,
        monthlyActiveUsers: expect.arrayContaining([
          {
            period: '2026-03',
            periodStart: '01/03/2026 00:00',
            count: rows.filter((row) => row.createTime.startsWith('2026-03')).length,
          },
        ]),
      },
    });
  },
);

test('a create over the licence succeeds and shows in the counts', async () => {
  const { id } = KNOWN.overLicence;
  expect((await create({ email: 'one@copperline.example.com' }, id)).status).toBe(200);
  const { body } = await call('GET', `/api/companies/${id}/license-check`);
  expect(body).toMatchObject({ data: { isLicenseExceeded: true, activeUserCount: 641, licenseLimit: 500 } });
});

test('under a visibility lag a new user is found by id at once, and by searches later', async () => {
  sandbox.control.modes({ visibilityLagMs: 60_000 });
  const id = idIn(await create());
  expect((await call('GET', `/api/target-users/${id}`, undefined, acme)).status).toBe(200);
  expect(await count(VALID.email)).toBe(0);
  expect((await create()).status).toBe(400);
  sandbox.control.modes({ clockOffsetMs: 61_000 });
  expect(await count(VALID.email)).toBe(1);
});

test('an export has every matching row, or the page', async () => {
  const lines = async (over: object) => {
    const { body } = await call(
      'POST',
      '/api/target-users/search/export',
      searchBody({ exportType: 'CSV', ...over }),
      acme,
    );
    return String(body).match(/^\S[^\r\n]*@acme\.example\.com/gm)?.length;
  };
  const filter = filterOf([{ FieldName: 'Department', Operator: '=', Value: 'Sales' }]);
  const { totalNumberOfRecords } = pageIn(
    await call('POST', '/api/target-users/search', searchBody({ filter }), acme),
  );
  expect(await lines({ filter, reportAllPages: true })).toBe(totalNumberOfRecords);
  expect(await lines({ filter, reportAllPages: false, pageSize: 5 })).toBe(5);
  const wrong = await call(
    'POST',
    '/api/target-users/search/export',
    searchBody({ exportType: 'Csv' }),
    acme,
  );
  expect(wrong.body).toMatchObject({ validationMessages: ['exportType is not valid'] });
});
