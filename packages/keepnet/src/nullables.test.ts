import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../test/support/failure.ts';
import { anyQuery, type FakeUpstream, json, startFake } from '../test/support/fake-upstream.ts';
import { vendorDocument } from '../test/support/vendor-document.ts';
import type { Keepnet } from './index.ts';

let fake: FakeUpstream;
let client: Keepnet;
let envelope: object;
beforeAll(async () => {
  fake = await startFake((_request, response) => json(response, 200, envelope));
  client = fake.client();
});
afterAll(() => fake.close());

/** What a read says to that `data`. */
function answered<T>(read: (client: Keepnet) => Promise<T>, data: unknown): Promise<T> {
  envelope = { data, status: 'SUCCESS', message: '', validationMessages: [] };
  return read(client);
}

const id = 'xC5kfGz7w2Nz';
const page = (row: object) => ({
  pageNumber: 1,
  pageSize: 25,
  totalNumberOfPages: 1,
  totalNumberOfRecords: 1,
  results: [row],
});
const companyRow = {
  companyResourceId: id,
  companyName: 'Acme',
  resellerName: 'Reseller',
  industryName: 'Retail',
  licenseTypeName: 'Trial',
  isNumberOfUsersLimited: true,
  numberOfUsers: '40',
  licenseEndDate: '2027-01-01',
  createTime: '2026-01-01',
  tags: ['north'],
};
const companyGroup = {
  resourceId: id,
  name: 'North',
  companyCount: 3,
  createTime: '2026-01-01',
  addedTime: '2026-01-01',
};
const targetGroup = {
  resourceId: id,
  name: 'Finance',
  companyName: 'Acme',
  priority: 'High',
  createTime: '2026-01-01',
  createDate: '2026-01-01',
  updateTime: '2026-01-01',
  scimSettingName: 'Entra',
  ldapConfigName: 'HQ',
};
const targetUser = {
  resourceId: id,
  email: 'ann@example.com',
  firstName: 'Ann',
  lastName: 'Lee',
  department: 'Finance',
  phoneNumber: '+442079460958',
  priority: 'High',
  status: 'Active',
  customFieldValues: [
    { resourceId: 'f1', name: 'Badge', dataType: 'Number', value: '7', timestampValue: '2026-01-01' },
  ],
  createTime: '2026-01-01',
  updateTime: '2026-01-01',
  scimSettingName: 'Entra',
  ldapConfigName: 'HQ',
  timeZone: 'UTC',
  timeZoneId: 'UTC',
  preferredLanguage: 'German',
  preferredLanguageId: 'l1',
  managerFirstName: 'Bo',
  managerLastName: 'Lind',
  managerFullName: 'Bo Lind',
  managerEmail: 'bo@example.com',
};

interface Read {
  route: [method: string, template: string];
  read: (client: Keepnet) => Promise<unknown>;
  data: unknown;
}

/** Every answer that the client reads, with every field of it that may be null. */
const reads: Record<string, Read> = {
  'a page of companies': {
    route: ['POST', '/api/companies/search'],
    read: (client) => client.companies.search(anyQuery),
    data: page(companyRow),
  },
  'a company': {
    route: ['GET', '/api/companies/{resourceId}'],
    read: (client) => client.companies.get(id),
    data: {
      resourceId: id,
      name: 'Acme',
      description: 'Makes things',
      industryName: 'Retail',
      countryName: 'Norway',
      countryCode: 'NO',
      licenseTypeName: 'Trial',
      licenseStartDate: '2026-01-01',
      licenseEndDate: '2027-01-01',
      numberOfUsers: 40,
      statusName: 'Active',
      companyGroups: [{ resourceId: id, name: 'North' }],
      timeZoneId: 'UTC',
      tags: ['north'],
      preferredLanguageTypeResourceId: 'l1',
    },
  },
  "a company's licence": {
    route: ['GET', '/api/companies/{resourceId}/license-check'],
    read: (client) => client.companies.licenceUse(id),
    data: {
      isLimited: true,
      licenseLimit: 40,
      activeUserCount: 5,
      totalUserCount: 9,
      isLicenseExceeded: false,
    },
  },
  'all company groups': {
    route: ['GET', '/api/company-groups'],
    read: (client) => client.companyGroups.all(),
    data: [companyGroup],
  },
  'a page of company groups': {
    route: ['POST', '/api/company-groups/search'],
    read: (client) => client.companyGroups.search(anyQuery),
    data: page(companyGroup),
  },
  'the companies of a group': {
    route: ['POST', '/api/company-groups/{resourceId}/companies/search'],
    read: (client) => client.companyGroups.companies(id, anyQuery),
    data: page({ ...companyRow, companyStatusName: 'Active' }),
  },
  'all target groups': {
    route: ['GET', '/api/target-groups'],
    read: (client) => client.company(id).targetGroups.all(),
    data: [targetGroup],
  },
  'a page of target groups': {
    route: ['POST', '/api/target-groups/search'],
    read: (client) => client.company(id).targetGroups.search(anyQuery),
    data: page(targetGroup),
  },
  'the members of a target group': {
    route: ['POST', '/api/target-groups/{resourceId}/users'],
    read: (client) => client.company(id).targetGroups.users(id, anyQuery),
    data: page(targetUser),
  },
  'a page of target users': {
    route: ['POST', '/api/target-users/search'],
    read: (client) => client.company(id).targetUsers.search(anyQuery),
    data: page(targetUser),
  },
  'a target user': {
    route: ['GET', '/api/target-users/{resourceId}'],
    read: (client) => client.company(id).targetUsers.get(id),
    data: targetUser,
  },
  'the groups of a target user': {
    route: ['POST', '/api/target-users/{resourceId}/groups'],
    read: (client) => client.company(id).targetUsers.groups(id, anyQuery),
    data: page(targetGroup),
  },
  "a company's counts": {
    route: ['GET', '/api/target-users/count-summary'],
    read: (client) => client.company(id).targetUsers.summary(),
    data: {
      totalNumberOfActiveUsers: 7,
      monthlyActiveUsers: [{ period: '2026-01', periodStart: '2026-01-01', count: 3 }],
    },
  },
  'custom fields': {
    route: ['GET', '/api/custom-fields/company'],
    read: (client) => client.company(id).customFields(),
    data: [{ resourceId: 'f1', name: 'Badge', fieldDataType: 'Number' }],
  },
  'time zones': {
    route: ['GET', '/api/timezone/timezones'],
    read: (client) => client.lookups.timeZones(),
    data: { timeZoneList: [{ id: 'UTC', displayName: 'UTC' }] },
  },
  languages: {
    route: ['GET', '/api/lookups/{typeId}'],
    read: (client) => client.lookups.languages(),
    data: [{ resourceId: 'l1', name: 'German', isoFriendlyName: 'German (Germany)', code: 'de' }],
  },
};

function readOf(name: string): Read {
  const found = reads[name];
  if (found === undefined) throw new Error(`no read is called ${name}`);
  return found;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The numbers that may be null; the others never are. */
const nullableNumbers = new Set(['numberOfUsers', 'licenseLimit']);

/** The places of a value that may be null: texts, lists and those numbers. */
function* nullablesIn(value: unknown, path = 'data'): Generator<string> {
  const name = path.split('.').at(-1) ?? '';
  if (typeof value === 'string' || Array.isArray(value) || nullableNumbers.has(name)) yield path;
  if (Array.isArray(value)) yield* nullablesIn(value[0], `${path}.*`);
  if (!isObject(value)) return;
  for (const [key, member] of Object.entries(value)) yield* nullablesIn(member, `${path}.${key}`);
}

/** A copy of a value with null at a place, which need not be there. */
function withNull(value: unknown, [key, ...rest]: string[]): unknown {
  if (key === undefined) return null;
  if (key === '*') return Array.isArray(value) ? value.map((item) => withNull(item, rest)) : value;
  return isObject(value) ? { ...value, [key]: withNull(value[key], rest) } : value;
}
const nullAt = (data: unknown, path: string) => withNull(data, path.split('.').slice(1));

/** Without its id a record is none; a company has that of the path. */
const isNone = (name: string, path: string) => path === 'data.resourceId' && name !== 'a company';

it.each(
  Object.entries(reads).flatMap(([name, { data }]) =>
    [...nullablesIn(data)].filter((path) => !isNone(name, path)).map((path) => ({ name, path })),
  ),
)('$name may have null for $path', async ({ name, path }) => {
  const { read, data } = readOf(name);
  await expect(answered(read, nullAt(data, path))).resolves.toBeDefined();
});

it("so it is with everything that the vendor's document lets be null, as far as there is one to tell", async () => {
  const document = vendorDocument();
  for (const [name, { route, read, data }] of Object.entries(reads)) {
    for (const path of document?.nullablesOf(...route) ?? []) {
      if (isNone(name, path) || !/^data\b/.test(path)) continue;
      await expect(answered(read, nullAt(data, path)), `${name}: ${path}`).resolves.toBeDefined();
    }
  }
});

it.each(Object.keys(reads))('%s may come without words around it', async (name) => {
  const { read, data } = readOf(name);
  envelope = { data, status: 'SUCCESS', message: null, validationMessages: null };
  await expect(read(client)).resolves.toBeDefined();
});

describe('what null means', () => {
  it.each(['a page of companies', 'a page of target users', 'the members of a target group'])(
    'no list in %s is an empty one',
    async (name) => {
      const empty = {
        pageNumber: 1,
        pageSize: 25,
        totalNumberOfPages: 0,
        totalNumberOfRecords: 0,
        results: null,
      };
      expect(await answered(readOf(name).read, empty)).toMatchObject({ items: [], total: 0, pageCount: 0 });
    },
  );

  it('no list at all is an empty one', async () => {
    for (const name of ['all company groups', 'all target groups', 'custom fields', 'languages']) {
      expect(await answered(readOf(name).read, null)).toEqual([]);
    }
  });

  it('no counts mean that there are no users', async () => {
    const summary = (client: Keepnet) => client.company(id).targetUsers.summary();
    expect(await answered(summary, null)).toEqual({ active: 0, inactive: 0, deleted: 0, months: [] });
  });

  it('but a record without an id is none, and one that was made without an id has to be looked for', async () => {
    const user = (client: Keepnet) => client.company(id).targetUsers.get(id);
    const nameless = answered(user, { ...targetUser, resourceId: null });
    expect(await failureOf(nameless)).toMatchObject({ kind: 'bad_answer', outcome: 'clear' });
    const create = (client: Keepnet) => client.companyGroups.create({ name: 'North' });
    expect(await failureOf(answered(create, { resourceId: null }))).toMatchObject({
      kind: 'bad_answer',
      outcome: 'unknown',
    });
  });

  it.each([{}, { results: undefined }])('and an answer without its list is none: %j', async (data) => {
    const search = (client: Keepnet) => client.companies.search(anyQuery);
    const error = await failureOf(answered(search, { ...page(companyRow), results: undefined, ...data }));
    expect(error.kind).toBe('bad_answer');
  });
});
