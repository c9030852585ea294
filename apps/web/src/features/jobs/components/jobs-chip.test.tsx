import { getCompanyDirectory, getSession, type Job, listJobs, type Role } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { company, countsOf, directory, job, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { sessionQuery } from '../../session/queries.ts';
import { busyJobsQuery } from '../queries.ts';
import { JobsFrame } from './jobs-frame.tsx';

const others = { id: 'p2', name: 'Pia Example' };
const running: Job = {
  ...job,
  state: 'running',
  startedAt: '2026-11-30T10:01:00.000Z',
  counts: countsOf({ waiting: 1, done: 1, refused: 1 }),
};
const paused: Job = { ...running, id: 'j2', state: 'paused', pauseReason: 'person' };

/** What the page knows: who is signed in, and whether the server has answered about the jobs. */
function Known() {
  const { data: session } = useQuery(sessionQuery);
  const { isFetched, failureCount } = useQuery({ ...busyJobsQuery(false), enabled: false });
  return (
    <p>
      {session?.user.role}, {isFetched || failureCount > 0 ? 'answered' : 'not answered'}
    </p>
  );
}

/** Shows the frame with a server that has these plans at work. */
function open(jobs: Job[] | Response, role: Role = 'operator') {
  const server = { jobs };
  const calls = serve(
    answers(getSession, () => sessionOf(role)),
    answers(getCompanyDirectory, () => directory),
    answers(listJobs, () =>
      server.jobs instanceof Response ? server.jobs : { items: server.jobs, nextCursor: null },
    ),
  );
  const { user } = show(
    <>
      <JobsFrame />
      <Known />
    </>,
  );
  return { user, asked: () => calls.filter(({ operation }) => operation === listJobs) };
}

test('the chip counts the person’s own running jobs, and lists them with place and progress', async () => {
  const { user, asked } = open([running, paused, { ...running, id: 'j3', person: others }]);
  await user.click(await screen.findByRole('button', { name: '1 running' }));
  const list = within(await screen.findByRole('dialog', { name: 'Jobs' }));
  const links = list.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/jobs/j1', '/jobs/j2', '/jobs']);
  expect(links[0]?.textContent).toBe(`Delete 3 target users in ${company.name}Running2 of 3`);
  expect(links[1]?.textContent).toContain('Paused');
  expect(asked()[0]?.query).toEqual({ state: 'holding,running,paused' });
});

test('a job that waits for a person is shown as paused, not as running', async () => {
  open([paused, { ...paused, id: 'j3' }]);
  await screen.findByRole('button', { name: '2 paused' });
});

test.each([
  ['nothing runs', []],
  ['only others run something', [{ ...running, person: others }]],
  ['it is not known', refuses({ code: 'storage_unavailable', status: 503 })],
])('there is no chip where %s', async (_, jobs) => {
  open(jobs);
  await screen.findByText('operator, answered');
  expect(screen.queryByRole('button')).toBeNull();
});

test('a viewer’s page does not ask for jobs', async () => {
  const { asked } = open([running], 'viewer');
  await screen.findByText('viewer, not answered');
  expect([asked(), screen.queryByRole('button')]).toEqual([[], null]);
});
