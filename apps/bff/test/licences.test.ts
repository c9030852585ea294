import { listCompanies, listLicences } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import { changeDatabase } from './support/database.ts';
import type { HttpClient } from './support/http-client.ts';

const { acme, brightwater, overLicence, privacy, unlimited } = KNOWN;
let system: TestConsole;
let viewer: HttpClient;

const dayMs = 86_400_000;
/** The last moment of the day on which the tests begin. Their clock waits there rather than pass midnight (UTC). */
const endOfDay = (Math.floor(Date.now() / dayMs) + 1) * dayMs - 1;
const now = () => Math.min(Date.now(), endOfDay);

const daysAgo = (count: number): string => new Date(now() - count * dayMs).toISOString().slice(0, 10);

/** Rows of earlier days: active users by days ago. */
async function remember(companyId: string, limit: number, days: Readonly<Record<number, number>>) {
  for (const [ago, active] of Object.entries(days)) {
    await changeDatabase(
      system.environment,
      `insert into licence_days (day, company_id, active_users, inactive_users, deleted_users, monthly_active_users, user_limit)
       values ('${daysAgo(Number(ago))}', '${companyId}', ${active}, 0, 0, 0, ${limit})`,
    );
  }
}

beforeAll(async () => {
  system = await startConsole({ companies: { viewer: ['*'], admin: ['*'] }, overrides: { now } });
  viewer = await system.signIn('viewer');
  // Each day before that is known; the limit of Copperline is 500.
  await remember(overLicence.id, 500, {
    9: 480,
    8: 520,
    7: 640,
    6: 640,
    5: 640,
    4: 640,
    3: 640,
    2: 640,
    1: 640,
  });
});
afterAll(() => system.close());

async function licences(query = '', client = viewer) {
  const response = await client.request(`/api/licences?${query}`);
  expect(response.status).toBe(200);
  return listLicences.response.parse(await response.json());
}
const licenceOf = async (id: string, client = viewer) => (await licences(`q=${id}`, client)).items[0];

test('says by how much a licence is exceeded, since when, and when that is not known for certain', async () => {
  expect(await licenceOf(overLicence.id)).toMatchObject({
    activeUsers: 640,
    userLimit: 500,
    over: 140,
    overSince: { day: daysAgo(8), atLeast: false },
  });
  await changeDatabase(system.environment, `delete from licence_days where day = '${daysAgo(9)}'`);
  expect(await licenceOf(overLicence.id)).toMatchObject({ overSince: { day: daysAgo(8), atLeast: true } });
  expect(await licenceOf(unlimited.id)).toMatchObject({ userLimit: null, over: 0, overSince: null });
  const over = await licences('over=true');
  expect(over.items.every((licence) => licence.over > 0)).toBe(true);
  expect(over.total).toBe(over.overCount);
});

test('tells a trend from fourteen days on, and when the licence will be full', async () => {
  const { activeUsers = 0, userLimit } = (await licenceOf(brightwater.id)) ?? {};
  expect(userLimit).toBeGreaterThan(activeUsers);
  await remember(brightwater.id, userLimit ?? 0, { 12: activeUsers - 24 });
  expect(await licenceOf(brightwater.id)).toMatchObject({ perWeek: null, fullInWeeks: null });
  await remember(brightwater.id, userLimit ?? 0, { 20: activeUsers - 40, 35: 0 });
  const licence = await licenceOf(brightwater.id);
  expect(licence).toMatchObject({
    perWeek: 14,
    fullInWeeks: Math.max(1, Math.round(((userLimit ?? 0) - activeUsers) / 14)),
  });
  expect(licence?.days.map(({ day }) => day)).toEqual([daysAgo(20), daysAgo(12), daysAgo(0)]);
});

test('finds, sorts and pages, and counts renewals of all companies whatever is searched for', async () => {
  const all = await licences('pageSize=100&sort=licenceEndsAt&order=asc');
  const left = all.items.flatMap(({ daysLeft }) => daysLeft ?? []);
  expect(left).toEqual(left.toSorted((a, b) => a - b));
  expect(all.endedCount).toBe(left.filter((days) => days < 0).length);
  expect(all.renewing).toEqual(
    [30, 60, 90].map((days) => ({ days, count: left.filter((each) => each >= 0 && each <= days).length })),
  );
  const one = await licences('q=copperline');
  expect(one.items.map(({ id }) => id)).toEqual([overLicence.id]);
  expect(one.renewing).toEqual(all.renewing);
  for (const days of [30, 90]) {
    const due = await licences(`renews=${days}&pageSize=100`);
    expect(due.total).toBe(all.renewing.find((each) => each.days === days)?.count);
  }
  const names = (await licences('sort=name&order=desc&pageSize=100')).items.map(({ name }) => name);
  expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare).reverse());
  for (const query of ['sort=password', 'renews=31', 'over=perhaps', 'pageSize=101']) {
    expect([query, (await viewer.request(`/api/licences?${query}`)).status]).toEqual([query, 400]);
  }
});

test('people limited to certain companies see and count only theirs', async () => {
  system.idp.control.changeAccount('operator', { companies: [acme.id] });
  const limited = await system.signIn('operator');
  expect(await licences('', limited)).toMatchObject({ total: 1, overCount: 0 });
  expect(await licenceOf(overLicence.id, limited)).toBeUndefined();
  const file = await limited.request('/api/licences/export', { headers: { 'x-csrf': '1' } });
  expect(await file.text()).not.toContain(overLicence.name);
});

test('the file has each company once, with what the page shows', async () => {
  const file = await viewer.request('/api/licences/export?sort=name&order=asc', {
    headers: { 'x-csrf': '1' },
  });
  expect(file.headers.get('content-disposition')).toMatch(/filename="reseller_licences_.*\.csv"/);
  const [header, ...rows] = (await file.text()).trim().split('\r\n');
  expect(header).toContain('Company,Company id,Licence,Licensed users,Active users,Over by,Over since');
  const { total } = await licences();
  expect(rows.length).toBe(total);
  expect(file.headers.get('x-total-rows')).toBe(String(total));
  expect(rows.find((row) => row.includes(overLicence.id))).toContain(`,500,640,140,${daysAgo(8)},yes,`);
  const excel = await viewer.request('/api/licences/export?format=xlsx', { headers: { 'x-csrf': '1' } });
  expect(excel.status).toBe(400);
});

test('companies that deny access are listed and counted, also for limited people', async () => {
  const denied = async (client: HttpClient, more = '') => {
    const response = await client.request(`/api/companies?denied=true&pageSize=100${more}`);
    const { items, total } = listCompanies.response.parse(await response.json());
    expect(items.every(({ privacyDenied }) => privacyDenied)).toBe(true);
    expect(items.length).toBe(total);
    return items.map(({ id }) => id);
  };
  // An expired company is closed because of its licence, which does not count as denying access.
  expect(await denied(viewer)).toEqual([privacy.id]);
  expect(await denied(viewer, '&q=nothing-like-it')).toEqual([]);
  const limited = await system.signIn('operator');
  expect(await denied(limited)).toEqual([]);
  const file = await viewer.request('/api/companies/export?denied=true', { headers: { 'x-csrf': '1' } });
  const [, ...rows] = (await file.text()).trim().split('\r\n');
  expect(rows.map((row) => row.includes(privacy.id))).toEqual([true]);
});
