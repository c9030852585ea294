import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CompanyGroup,
  CompanyGroupSort,
  CompanyRow,
  CompanySort,
  GroupCompany,
  GroupCompanySort,
  GroupMemberSort,
  Keepnet,
  TargetGroup,
  TargetGroupSort,
  TargetUser,
  TargetUserSort,
} from '../src/index.ts';
import { type SandboxBench, startBench } from './support/sandbox-client.ts';

type Key = string | number;
type Order = 'asc' | 'desc';
/** A column, and what its rows are in order of; rows that say nothing of it are left out. */
type Columns<Sort, Row> = readonly (readonly [Sort, (row: Row) => Key | undefined])[];

let bench: SandboxBench;
let keepnet: Keepnet;
beforeAll(async () => {
  bench = await startBench();
  keepnet = bench.client();
});
afterAll(() => bench.close());

const acme = () => keepnet.company(KNOWN.acme.id);
const paging = { page: 1, pageSize: 100 };
const lower = (value: string | null): string => (value ?? '').toLowerCase();
const compare = (a: Key, b: Key): number => (a === b ? 0 : a < b ? -1 : 1);

/** Both orders have to be right, and to begin differently: equal values are in any order. */
async function expectOrder<Row>(
  search: (order: Order) => Promise<{ items: Row[] }>,
  read: (row: Row) => Key | undefined,
): Promise<void> {
  const keys = async (order: Order) => (await search(order)).items.flatMap((row) => read(row) ?? []);
  const [up, down] = [await keys('asc'), await keys('desc')];
  expect(up).toEqual(up.toSorted(compare));
  expect(down).toEqual(down.toSorted((a, b) => compare(b, a)));
  expect(up[0]).not.toBe(down[0]);
}

describe('companies', () => {
  const columns: Columns<CompanySort, CompanyRow> = [
    ['name', ({ name }) => lower(name)],
    ['industry', ({ industry }) => lower(industry)],
    ['licenceType', ({ licenceType }) => lower(licenceType)],
    ['activeUsers', ({ activeUsers }) => activeUsers],
    ['userLimit', ({ userLimit }) => userLimit ?? Number.POSITIVE_INFINITY],
    ['tags', ({ tags }) => lower(tags.join(', '))],
    ['licenceEndsAt', ({ licenceEndsAt }) => lower(licenceEndsAt)],
    ['createdAt', ({ createdAt }) => lower(createdAt)],
  ];
  it.each(columns)('sorted by %s', (sort, read) =>
    expectOrder((order) => keepnet.companies.search({ ...paging, sort, order }), read),
  );

  it('sorted by resellerName, which all of them share', async () => {
    const { items } = await keepnet.companies.search({ ...paging, sort: 'resellerName' });
    expect(items).toHaveLength(40);
  });
});

const memberColumns: Columns<GroupMemberSort, TargetUser> = [
  ['firstName', ({ firstName }) => lower(firstName)],
  ['lastName', ({ lastName }) => lower(lastName)],
  ['email', ({ email }) => lower(email)],
  ['phoneNumber', ({ phoneNumber }) => lower(phoneNumber)],
  ['department', ({ department }) => lower(department)],
  ['preferredLanguage', ({ preferredLanguage }) => lower(preferredLanguage)],
  ['managerName', ({ managerName }) => lower(managerName)],
  ['managerEmail', ({ managerEmail }) => lower(managerEmail)],
  ['priority', ({ priority }) => lower(priority)],
  // Deleted people are sorted by the status that they had.
  ['status', ({ status }) => (status === 'deleted' ? undefined : Number(status === 'active'))],
  ['createdAt', ({ createdAt }) => lower(createdAt)],
];

describe('target users', () => {
  const columns: Columns<TargetUserSort, TargetUser> = [
    ...memberColumns,
    ['updatedAt', ({ updatedAt }) => lower(updatedAt)],
  ];
  it.each(columns)('sorted by %s', (sort, read) =>
    expectOrder((order) => acme().targetUsers.search({ ...paging, sort, order }), read),
  );
});

describe('members of a target group', () => {
  it.each(memberColumns)('sorted by %s', async (sort, read) => {
    const [group] = bench.sandbox.control.targetGroups(KNOWN.acme.id, 'All Staff');
    const id = group?.id ?? '';
    await expectOrder((order) => acme().targetGroups.users(id, { ...paging, sort, order }), read);
  });
});

describe('target groups', () => {
  const columns: Columns<TargetGroupSort, TargetGroup> = [
    ['name', ({ name }) => lower(name)],
    ['priority', ({ priority }) => lower(priority)],
    ['createdAt', ({ createdAt }) => lower(createdAt)],
  ];
  it.each(columns)('sorted by %s, with their company', async (sort, read) => {
    await expectOrder((order) => acme().targetGroups.search({ ...paging, sort, order }), read);
    const { items } = await acme().targetGroups.search({ ...paging, sort });
    expect(new Set(items.map(({ companyName }) => companyName))).toEqual(new Set([KNOWN.acme.name]));
  });
});

describe('company groups', () => {
  const columns: Columns<CompanyGroupSort, CompanyGroup> = [
    ['name', ({ name }) => lower(name)],
    ['companyCount', ({ companyCount }) => companyCount ?? undefined],
    ['createdAt', ({ createdAt }) => lower(createdAt)],
  ];
  it.each(columns)('sorted by %s', (sort, read) =>
    expectOrder((order) => keepnet.companyGroups.search({ ...paging, sort, order }), read),
  );
});

describe('companies of a company group', () => {
  const columns: Columns<GroupCompanySort, GroupCompany> = [
    ['name', ({ name }) => lower(name)],
    ['industry', ({ industry }) => lower(industry)],
    ['licenceType', ({ licenceType }) => lower(licenceType)],
    ['userLimit', ({ userLimit }) => userLimit ?? Number.POSITIVE_INFINITY],
    ['licenceEndsAt', ({ licenceEndsAt }) => lower(licenceEndsAt)],
    ['createdAt', ({ createdAt }) => lower(createdAt)],
  ];
  it.each(columns)('sorted by %s', async (sort, read) => {
    const members = (await keepnet.companies.search(paging)).items.map((company) => company.id);
    const { id } = bench.sandbox.control.plantGroup({ name: `Sorted by ${sort}`, members });
    await expectOrder((order) => keepnet.companyGroups.companies(id, { ...paging, sort, order }), read);
  });
});
