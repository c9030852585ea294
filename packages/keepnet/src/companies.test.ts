import { afterEach, expect, it } from 'vitest';
import { anyQuery, type FakeUpstream, pageWith, startFake, succeed } from '../test/support/fake-upstream.ts';

let fake: FakeUpstream;
afterEach(() => fake.close());

async function rowsOf(...results: unknown[]) {
  fake = await startFake((_request, response) => succeed(response, pageWith(results)));
  return (await fake.client().companies.search(anyQuery)).items;
}

it('A7: both spellings of id and name; a row with neither is dropped', async () => {
  const rows = await rowsOf(
    { companyResourceId: 'c1', companyName: 'Acme', resourceId: 'x', name: 'y' },
    { resourceId: 'c2', name: 'Birch' },
    { resellerName: 'nobody' },
  );
  expect(rows.map(({ id, name }) => ({ id, name }))).toEqual([
    { id: 'c1', name: 'Acme' },
    { id: 'c2', name: 'Birch' },
  ]);
});

it('A23: a company is over its licence only when that has a limit', async () => {
  const row = { companyName: 'Acme', targetUserCount: 11 };
  const rows = await rowsOf(
    { ...row, companyResourceId: 'a', isNumberOfUsersLimited: true, numberOfUsers: '10' },
    { ...row, companyResourceId: 'b', isNumberOfUsersLimited: true, numberOfUsers: '11' },
    { ...row, companyResourceId: 'c', isNumberOfUsersLimited: true, numberOfUsers: 'Unlimited' },
    { ...row, companyResourceId: 'd', isNumberOfUsersLimited: false, numberOfUsers: '10' },
  );
  expect(rows.map(({ userLimit, exceeded }) => [userLimit, exceeded])).toEqual([
    [10, true],
    [11, false],
    [null, false],
    [null, false],
  ]);
});

it('A13: a renewal date in words stays words', async () => {
  const [row] = await rowsOf({
    companyResourceId: 'a',
    companyName: 'Acme',
    licenseEndDate: '31/12/2026 00:00',
  });
  expect(row).toMatchObject({ licenceEndsAt: '31/12/2026 00:00' });
});

it('privacy is denied at 0, unless the licence has run out', async () => {
  const row = { companyResourceId: 'a', companyName: 'Acme' };
  const rows = await rowsOf(
    { ...row, privacyDurationId: 0 },
    { ...row, privacyDurationId: 0, licenceExpired: true },
    { ...row, privacyDurationId: 1 },
    row,
  );
  expect(rows.map(({ privacyDenied }) => privacyDenied)).toEqual([true, false, false, false]);
});

it('the filter of companies over their licence is a field of its own', async () => {
  fake = await startFake((_request, response) =>
    succeed(response, { ...Object(pageWith([])), limitExceededCompanyCount: 7 }),
  );
  const page = await fake.client().companies.search({ ...anyQuery, filters: { exceeded: true } });
  expect(page.exceededCount).toBe(7);
  expect(JSON.parse(fake.arrived[0]?.body ?? '')).toMatchObject({ isTargetUserCountExceededLimit: true });
});

it('A23: detail with a number, licence use without a limit', async () => {
  fake = await startFake((request, response) => {
    if (request.path.endsWith('license-check')) {
      succeed(response, {
        isLimited: false,
        licenseLimit: null,
        activeUserCount: 5,
        totalUserCount: 9,
        isLicenseExceeded: false,
      });
    } else {
      const companyGroups = [
        { resourceId: 'g', name: 'North' },
        { resourceId: null, name: 'Lost' },
      ];
      succeed(response, {
        resourceId: 'a',
        name: 'Acme',
        isNumberOfUsersLimited: true,
        numberOfUsers: 40,
        companyGroups,
      });
    }
  });
  const { companies } = fake.client();
  expect(await companies.get('a')).toMatchObject({
    userLimit: 40,
    limited: true,
    groups: [{ id: 'g', name: 'North' }],
  });
  expect(await companies.licenceUse('a')).toEqual({
    limited: false,
    limit: null,
    active: 5,
    total: 9,
    exceeded: false,
  });
});
