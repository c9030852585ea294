import {
  getCompanyActivity,
  getDelivery,
  getTargetUserSummary,
  type Licence,
  listAllCompanyGroups,
  listJobs,
  listLicences,
  listTargetGroups,
  type Role,
  type TargetGroup,
} from '@reseller-console/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { company, job, sessionOf } from '../../../test/fixtures.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { answers, refuses } from '../../../test/server.ts';

const page = { page: 1, pageSize: 25, pageCount: 1 };
const group = (name: string, userCount: number): TargetGroup => ({
  id: name.toLowerCase(),
  name,
  priority: 'High',
  kind: 'manual',
  protected: false,
  userCount,
  phoneUserCount: 0,
  createdAt: null,
  updatedAt: null,
});
const licence: Licence = {
  id: company.id,
  name: company.name,
  licenceType: null,
  userLimit: 500,
  activeUsers: 12,
  over: 0,
  overSince: null,
  licenceEndsAt: null,
  daysLeft: null,
  perWeek: 2,
  fullInWeeks: 5,
  days: [
    { day: '2026-11-10', activeUsers: 9 },
    { day: '2026-11-30', activeUsers: 12 },
  ],
};

async function open(role: Role) {
  const down = { delivery: true };
  const { calls } = await openConsole(
    `/companies/${company.id}`,
    () => sessionOf(role),
    answers(getTargetUserSummary, () => ({ active: 12, inactive: 0, deleted: 0, months: [] })),
    answers(getCompanyActivity, () => ({ items: [] })),
    answers(listAllCompanyGroups, () => ({ items: [] })),
    answers(listLicences, () => ({
      ...page,
      // Another one whose id begins alike.
      items: [{ ...licence, id: `${company.id}2`, fullInWeeks: 9 }, licence],
      total: 2,
      overCount: 0,
      renewing: [],
      endedCount: 0,
    })),
    answers(getDelivery, () =>
      down.delivery
        ? refuses({ code: 'upstream_failed', status: 502 })
        : { domains: [{ domain: 'silent.example.com', activeUsers: 3 }], total: 1 },
    ),
    answers(listTargetGroups, () => ({
      ...page,
      items: [group('Small', 2), group('Huge', 900), group('Medium', 30)],
      total: 140,
    })),
    answers(listJobs, ({ query }) => ({
      items: query.company === company.id ? [{ ...job, state: 'stopped' as const }] : [],
      nextCursor: null,
    })),
  );
  return { calls, down };
}

const section = async (name: string) => within(await screen.findByRole('region', { name }));

test('each part of the overview says its own, and one that fails leaves the others', async () => {
  const { down } = await open('operator');
  const groups = await section('Largest target groups');
  await groups.findByText('Huge');
  expect(groups.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
    'All target groups',
    'Huge',
    'Medium',
    'Small',
  ]);
  expect(groups.getByText('Of the 3 newest of 140 groups.')).toBeDefined();
  expect(await (await section('Licence trend')).findByText('Full in about 5 weeks')).toBeDefined();
  expect(await (await section('Latest jobs')).findByText('Stopped')).toBeDefined();
  const delivery = await section('Mail delivery');
  expect(await delivery.findByText(/The domains could not be loaded/)).toBeDefined();
  expect(delivery.queryByText(/^Mail goes/)).toBeNull();
  down.delivery = false;
  delivery.getByRole('button', { name: 'Try again' }).click();
  expect(await delivery.findByText('silent.example.com')).toBeDefined();
  expect(delivery.getByText('3 active users')).toBeDefined();
});

test('a viewer, who has no jobs, has no such part', async () => {
  const { calls } = await open('viewer');
  await (await section('Largest target groups')).findByText('Huge');
  expect(screen.queryByRole('region', { name: 'Latest jobs' })).toBeNull();
  expect(calls.some(({ operation }) => operation === listJobs)).toBe(false);
});
