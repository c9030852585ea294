import {
  getCompanyDirectory,
  getSession,
  type Job,
  listJobs,
  type ResponseOf,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { company, countsOf, directory, job, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, type Sent, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { JobsPage } from './jobs-page.tsx';

type Page = ResponseOf<typeof listJobs>;

const jobs: readonly Job[] = [
  { ...job, id: 'j1', title: 'Ada Lovelace' },
  {
    ...job,
    id: 'j2',
    kind: 'delete-company-groups',
    state: 'done',
    companyId: null,
    companyName: null,
    companyCount: 0,
    person: { id: 'p2', name: 'Pia Example' },
    startedAt: '2026-11-30T10:01:00.000Z',
    finishedAt: '2026-11-30T10:02:00.000Z',
    counts: countsOf({ done: 2, refused: 1 }),
  },
  {
    ...job,
    id: 'j3',
    kind: 'create-target-groups',
    state: 'stopped',
    stopReason: 'refusals',
    companyId: null,
    companyName: null,
    companyCount: 7,
    startedAt: '2026-11-30T10:01:00.000Z',
    verdicts: { ...job.verdicts, delete: 0, create: 7 },
    counts: countsOf({ done: 1, refused: 2, notStarted: 4 }),
  },
];

/** Opens the list with a server that answers as `reply` says. */
function open(reply: (sent: Sent) => Page | Response, address = '/jobs') {
  const server = { reply };
  const calls = serve(
    answers(getSession, () => sessionOf('operator')),
    answers(getCompanyDirectory, () => directory),
    answers(listJobs, (sent) => server.reply(sent)),
  );
  const { user } = show(<JobsPage views={() => null} companyFilter={() => null} />, address);
  return {
    server,
    user,
    queries: () => calls.filter(({ operation }) => operation === listJobs).map(({ query }) => query),
    press: async (name: string) => user.click(await screen.findByRole('button', { name })),
  };
}

const all = (items: readonly Job[] = jobs, nextCursor: string | null = null): Page => ({
  items: [...items],
  nextCursor,
});
const textsOf = (name: string) => {
  const row = screen.getByRole('link', { name }).closest('tr');
  return [...(row?.cells ?? [])].map(({ textContent }) => textContent);
};

test('each job says what it does to how many and where, how far it is, and whose it is', async () => {
  open(() => all());
  const first = await screen.findByRole('link', { name: 'Delete 3 target users: Ada Lovelace' });
  expect(first.getAttribute('href')).toBe('/jobs/j1');
  expect(textsOf('Delete 3 target users: Ada Lovelace').slice(0, 5)).toEqual([
    'Delete 3 target users: Ada Lovelace',
    'Not started',
    '',
    company.name,
    'Oren Example',
  ]);
  expect(textsOf('Delete 3 company groups').slice(1, 5)).toEqual([
    'Partly done',
    '3 of 3',
    '',
    'Pia Example',
  ]);
  expect(textsOf('Create 7 target groups').slice(1, 4)).toEqual(['Stopped', '3 of 7', '7 companies']);
  await screen.findByText('3 jobs shown');
});

test('filters are in the address and in the request, and one button clears them', async () => {
  const list = open(({ query }) => all(query['waiting'] === 'true' ? jobs.slice(2) : jobs));
  await screen.findByText('3 jobs shown');
  await list.press('Stopped or waiting');
  await screen.findByText('1 job shown');
  expect([location.search, list.queries().at(-1)]).toEqual(['?waiting=true', { waiting: 'true' }]);
  await list.press('Clear filters');
  await screen.findByText('3 jobs shown');
  expect([location.search, list.queries().at(-1)]).toEqual(['', {}]);
});

test('an address with an unknown state shows every job', async () => {
  const list = open(() => all(), '/jobs?state=asleep&company=../x');
  await screen.findByText('3 jobs shown');
  expect(list.queries()).toEqual([{}]);
});

test('no job yet and no job that matches are told apart', async () => {
  const list = open(() => all([]));
  await screen.findByText('There are no jobs yet.');
  await list.press('Stopped or waiting');
  await screen.findByText('No job matches.');
  expect(screen.queryByText('There are no jobs yet.')).toBeNull();
});

test('a list that cannot be loaded says why, never that there are no jobs, and can be asked for again', async () => {
  const list = open(() => refuses({ code: 'storage_unavailable', status: 503 }));
  const again = await screen.findByRole('button', { name: 'Try again' });
  expect(screen.queryByText('There are no jobs yet.')).toBeNull();
  list.server.reply = () => all();
  await list.user.click(again);
  await screen.findByText('3 jobs shown');
});

test('older jobs follow the others, each only once', async () => {
  const list = open(({ query }) =>
    query['cursor'] === 'next' ? all(jobs.slice(2)) : all(jobs.slice(0, 2), 'next'),
  );
  await screen.findByText('2 jobs shown');
  list.server.reply = () => refuses({ code: 'storage_unavailable', status: 503 });
  await list.press('Show more');
  await screen.findByText(/More could not be loaded/);
  // What was there stays.
  screen.getByRole('link', { name: 'Delete 3 company groups' });
  list.server.reply = () => all(jobs.slice(2));
  await list.press('Try again');
  await screen.findByText('3 jobs shown');
  expect(list.queries().at(-1)).toEqual({ cursor: 'next' });
  const table = within(screen.getByRole('table'));
  await waitFor(() => expect(table.getAllByRole('link', { name: /^(Delete|Create)/ })).toHaveLength(3));
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});
