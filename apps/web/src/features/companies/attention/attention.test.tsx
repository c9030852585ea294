import {
  getSession,
  type Licence,
  listCompanies,
  listJobs,
  listLicences,
  type Role,
} from '@reseller-console/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { job, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import Attention from './attention.tsx';

interface Counts {
  over?: number;
  renewing?: number;
  jobs?: number;
  more?: boolean;
  denied?: number;
}

const page = { page: 1, pageSize: 1, pageCount: 1 };
const none: Licence[] = [];

function open(
  { over = 0, renewing = 0, jobs = 0, more = false, denied = 0 }: Counts,
  role: Role = 'operator',
  down = { licences: false, jobs: false, denied: false },
) {
  const broken = () => refuses({ code: 'upstream_failed', status: 502 });
  const sent = serve(
    answers(getSession, () => sessionOf(role)),
    answers(listLicences, () =>
      down.licences
        ? broken()
        : {
            ...page,
            items: none,
            total: 250,
            overCount: over,
            renewing: [
              { days: 30, count: renewing },
              { days: 60, count: 99 },
            ],
            endedCount: 0,
          },
    ),
    answers(listJobs, () =>
      down.jobs
        ? broken()
        : {
            items: Array.from({ length: jobs }, (_, index) => ({ ...job, id: `j${index}` })),
            nextCursor: more ? 'next' : null,
          },
    ),
    answers(listCompanies, () =>
      down.denied ? broken() : { ...page, items: [], total: denied, exceededCount: 0 },
    ),
  );
  return { down, sent, ...show(<Attention />) };
}

const line = async () => within(await screen.findByRole('list', { name: 'Needs attention' }));
const linkTo = async (name: string) =>
  (await (await line()).findByRole('link', { name })).getAttribute('href');

test('each count leads to the list of what it counts, and what there is none of is not mentioned', async () => {
  const { sent } = open({ over: 19, renewing: 1, denied: 4 });
  expect(await linkTo('19 over licence')).toBe('/licences?over=true');
  expect(await linkTo('1 renews within 30 days')).toBe('/licences?renews=30');
  expect(await linkTo('4 deny access')).toBe('/?denied=true');
  expect((await line()).getAllByRole('link').length).toBe(3);
  expect(sent.find(({ operation }) => operation === listCompanies)?.query).toMatchObject({ denied: 'true' });
  expect(sent.find(({ operation }) => operation === listJobs)?.query).toEqual({ waiting: 'true' });
});

test('has no empty list while it loads', async () => {
  open({ over: 2 });
  expect(screen.queryByRole('list')).toBeNull();
  expect(await linkTo('2 over licence')).toBe('/licences?over=true');
});

test('more jobs than one page has are told as that', async () => {
  open({ jobs: 25, more: true });
  expect(await linkTo('More than 25 jobs stopped or waiting')).toBe('/jobs?waiting=true');
});

test('says that nothing needs attention only when all of it was read', async () => {
  const { down, user } = open({}, 'operator', { licences: true, jobs: true, denied: true });
  await (await line()).findByText(/^Could not be read: Licences, Jobs, /);
  expect((await line()).queryByText(/^Nothing/)).toBeNull();
  down.licences = false;
  down.jobs = false;
  await user.click((await line()).getByRole('button', { name: 'Try again' }));
  expect(await (await line()).findByText(/^Could not be read: (?!.*Jobs)/)).toBeDefined();
  expect((await line()).queryByText(/^Nothing/)).toBeNull();
  down.denied = false;
  await user.click((await line()).getByRole('button', { name: 'Try again' }));
  expect(await (await line()).findByText('Nothing needs attention today.')).toBeDefined();
  expect((await line()).queryByText(/could not/i)).toBeNull();
});

test('a viewer, who has no jobs, is not told about them, nor that they could not be read', async () => {
  const { sent } = open({}, 'viewer');
  expect(await (await line()).findByText('Nothing needs attention today.')).toBeDefined();
  expect(sent.some(({ operation }) => operation === listJobs)).toBe(false);
});
