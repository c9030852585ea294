import {
  cancelJob,
  checkJobItem,
  exportJobReport,
  getJob,
  getPreferences,
  getSession,
  type Job,
  type JobItem,
  listJobItems,
  listJobs,
  Preferences,
  pauseJob,
  type Role,
  resumeJob,
  retryJob,
  takeBackJob,
  undoJob,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { company, countsOf, job, jobItem, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { ToastRegion } from '../../../shared/toast/toast-region.tsx';
import { askedPlan } from '../open-plan.ts';
import { JobPage } from './job-page.tsx';

afterEach(() => {
  askedPlan.set(undefined);
  vi.restoreAllMocks();
});

const item = (ordinal: number, more: Partial<JobItem> = {}): JobItem => ({
  ...jobItem,
  ordinal,
  subject: `person${ordinal}@example.com`,
  verdict: 'delete',
  state: 'done',
  recordId: `u${ordinal}`,
  ...more,
});

const started = { startedAt: '2026-11-30T10:01:00.000Z' };
const over = { ...started, finishedAt: '2026-11-30T10:02:00.000Z', filesUntil: '2026-12-14T10:02:00.000Z' };

/** Opens the page of a plan; every step answers with the plan as `step` makes it, or as the test says. */
function open(
  first: Partial<Job>,
  {
    role = 'operator' as Role,
    address = '/',
    items = [item(1), item(2)],
    get = undefined as (() => Response) | undefined,
    hasMore = false,
  } = {},
) {
  const server = {
    now: { ...job, id: crypto.randomUUID(), ...first } satisfies Job as Job,
    items,
    refusal: undefined as (() => Response) | undefined,
    /** The second page of its items. */
    more: undefined as (() => Promise<JobItem[]>) | undefined,
    get,
  };
  const step = (change: Partial<Job>) => () => {
    if (server.refusal !== undefined) return server.refusal();
    server.now = { ...server.now, ...change };
    return server.now;
  };
  const sent = serve(
    answers(getSession, () => sessionOf(role)),
    answers(getPreferences, () => z.parse(Preferences, {})),
    answers(listJobs, () => ({ items: [], nextCursor: null })),
    answers(getJob, () => server.get?.() ?? server.now),
    answers(listJobItems, async ({ query }) =>
      query['cursor'] === undefined || server.more === undefined
        ? { items: server.items, nextCursor: hasMore ? '2' : null }
        : { items: await server.more(), nextCursor: null },
    ),
    answers(undoJob, step({ state: 'undone', holdUntil: null })),
    answers(pauseJob, step({ state: 'paused', pauseReason: 'person' })),
    answers(resumeJob, step({ state: 'running', pauseReason: null, stopReason: null })),
    answers(cancelJob, step({ cancelling: true })),
    answers(retryJob, () => server.refusal?.() ?? { id: 'j2' }),
    answers(takeBackJob, () => ({ id: 'j3' })),
    answers(checkJobItem, () => {
      server.items = server.items.map((one) => ({ ...one, state: 'done' }));
      server.now = { ...server.now, counts: countsOf({ done: 3 }) };
      return item(1);
    }),
    answers(exportJobReport, () => server.refusal?.() ?? new Response()),
  );
  const { user } = show(
    <>
      <JobPage jobId={server.now.id} />
      <ToastRegion />
    </>,
    address,
  );
  return { server, sent, user };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const buttons = () =>
  screen
    .getAllByRole('button')
    .map(({ textContent }) => textContent)
    .filter((text) => text !== '');

test('a plan that was not started says what it would do and offers that and nothing else', async () => {
  open({});
  await button('Delete 3 target users in Northern Freight');
  screen.getByText('3 target users will be deleted in Northern Freight.');
  expect(buttons()).toEqual([
    'Delete 3 target users in Northern Freight',
    'Discard the plan',
    'Plan (CSV)',
    'Recovery file (CSV)',
    'All 3',
    '3 to delete',
  ]);
});

test('what is held can be undone, and then says that nothing was changed', async () => {
  const holdUntil = new Date(Date.now() + 600_000).toISOString();
  const { user } = open({ state: 'holding', ...started, holdUntil });
  await screen.findByText(/Starts in \d+ seconds/);
  await user.click(await button('Undo'));
  await screen.findByText('This was undone in time. Nothing was changed.');
});

test('an undo that comes too late says so', async () => {
  const holdUntil = new Date(Date.now() + 600_000).toISOString();
  const { server, user } = open({ state: 'holding', ...started, holdUntil });
  server.refusal = () => {
    server.now = { ...server.now, state: 'running', holdUntil: null, counts: countsOf({ waiting: 3 }) };
    return refuses({ code: 'job_state', status: 409 });
  };
  await user.click(await button('Undo'));
  await screen.findByText(/The plan does not allow that in its current state/);
  await button('Pause');
});

test('what runs can be paused and resumed, and the title of the page says how far it is', async () => {
  const { user } = open({ state: 'running', ...started, counts: countsOf({ waiting: 2, done: 1 }) });
  await user.click(await button('Pause'));
  await screen.findByText(/Someone paused this/);
  await user.click(await button('Resume'));
  await button('Pause');
  expect(document.title).toBe('33%, Delete 3 target users · Reseller Console');
});

test('what is cancelled while it runs waits for what was sent, and offers nothing meanwhile', async () => {
  const { user } = open({ state: 'running', ...started, counts: countsOf({ running: 3 }) });
  await user.click(await button('Cancel the rest'));
  await screen.findByText(/The job ends once Keepnet has answered/);
  expect(buttons()).not.toContain('Pause');
  expect(buttons()).not.toContain('Cancel the rest');
});

test.each([
  [{ state: 'paused', pauseReason: 'unreachable' }, /Keepnet did not answer three times/, true],
  [
    { state: 'paused', pauseReason: 'sign_in_again' },
    /sign-in of the person who started this has ended/,
    true,
  ],
  [{ state: 'paused', pauseReason: 'internal' }, /The console itself failed/, true],
  [
    { state: 'stopped', stopReason: 'refusals', ...over },
    /Keepnet refused more than the plan expected/,
    true,
  ],
  [{ state: 'stopped', stopReason: 'scope', ...over }, /did not show which company/, true],
  [{ state: 'stopped', stopReason: 'rights', ...over }, /is no longer allowed to do it/, false],
] as const)('what stopped a job stands there, and what to do: %o', async (change, reason, mayResume) => {
  open({ ...started, ...change, counts: countsOf({ done: 1, notStarted: 2 }) });
  await screen.findByText(reason);
  expect(buttons().includes('Resume')).toBe(mayResume);
});

test('another person’s job shows who may act instead of the buttons', async () => {
  const person = { id: 'p9', name: 'Ada Example' };
  open({ state: 'running', ...started, person, counts: countsOf({ waiting: 3 }) });
  await screen.findByText(/Only Ada Example or an administrator/);
  expect(buttons()).not.toContain('Pause');
});

test('an admin may act on another person’s job', async () => {
  const person = { id: 'p9', name: 'Ada Example' };
  open({ state: 'running', ...started, person, counts: countsOf({ waiting: 3 }) }, { role: 'admin' });
  await button('Pause');
});

test('what a job did not do is planned again, and the new plan is shown', async () => {
  const { user, sent } = open({ state: 'done', ...over, counts: countsOf({ done: 1, refused: 2 }) });
  await screen.findByText('Partly done');
  await user.click(await button('Plan the rest again'));
  await waitFor(() => expect(askedPlan.get()?.plan).toMatchObject({ jobId: 'j2', companyId: company.id }));
  expect(sent.find(({ operation }) => operation === retryJob)?.key).toMatch(/^[0-9a-f-]{36}$/);
});

test('what a job changed is taken back by a plan of its own', async () => {
  const { user } = open({
    kind: 'set-target-user-status',
    status: 'inactive',
    state: 'done',
    ...over,
    canTakeBack: true,
    verdicts: { ...job.verdicts, delete: 0, change: 3 },
    counts: countsOf({ done: 3 }),
  });
  await screen.findByText('3 target users were deactivated in Northern Freight.');
  await user.click(await button('Take back'));
  await waitFor(() => expect(askedPlan.get()?.plan).toMatchObject({ jobId: 'j3' }));
});

test('numbers narrow the records down, by the address', async () => {
  const { user, sent } = open({ state: 'done', ...over, counts: countsOf({ done: 2, refused: 1 }) });
  await user.click(await button('1 refused'));
  await waitFor(() => expect(location.search).toBe('?state=refused'));
  await waitFor(() =>
    expect(
      sent.some(({ operation, query }) => operation === listJobItems && query['state'] === 'refused'),
    ).toBe(true),
  );
  expect((await button('1 refused')).getAttribute('aria-pressed')).toBe('true');
});

test('more records that were asked for come, also if the job goes on meanwhile', async () => {
  const { server, user, sent } = open(
    { state: 'running', ...started, counts: countsOf({ waiting: 3 }) },
    { hasMore: true },
  );
  const more = Promise.withResolvers<void>();
  server.more = async () => {
    await more.promise;
    return [item(3)];
  };
  await user.click(await button('Show more'));
  server.now = { ...server.now, counts: countsOf({ waiting: 2, done: 1 }) };
  await screen.findByText('1 of 3');
  const asked = () => sent.filter(({ operation }) => operation === getJob).length;
  const before = asked();
  // Whatever the change of the job leads to has begun by the next look at it.
  await waitFor(() => expect(asked()).toBeGreaterThan(before));
  more.resolve();
  await screen.findByText('person3@example.com');
});

test('an item whose answer was lost is looked up again', async () => {
  const { user } = open(
    { state: 'done', ...over, counts: countsOf({ done: 2, unknown: 1 }) },
    { items: [item(1, { state: 'unknown' })] },
  );
  const row = (await screen.findByText(/It is not certain whether/)).closest('tr');
  expect(row).not.toBeNull();
  await user.click(await button('Check again: person1@example.com'));
  await within(screen.getByRole('table')).findByText('Done');
});

test('a job whose data is wiped keeps its numbers and says that its files are gone', async () => {
  open({ state: 'done', ...over, filesUntil: null, hasRecovery: false, counts: countsOf({ done: 3 }) });
  await screen.findByText(/The files and names of this job have been deleted/);
  expect(buttons()).not.toContain('Report (CSV)');
});

test('a file that is gone by the time it is asked for says why', async () => {
  const { server, user } = open({ state: 'done', ...over, counts: countsOf({ done: 3 }) });
  const report = await button('Report (CSV)');
  server.refusal = () => refuses({ code: 'job_state', status: 409 });
  await user.click(report);
  await screen.findByText('Report (CSV) could not be exported');
});

test('while the server is away, what is known stays, and comes back by itself', async () => {
  const { server, user } = open({ state: 'running', ...started, counts: countsOf({ waiting: 3 }) });
  await button('Pause');
  server.get = () => Response.json({}, { status: 502 });
  await screen.findByText(/The job continues, and this page updates once the server answers/);
  await button('Pause');
  server.get = undefined;
  await user.click(
    within(screen.getByRole('region', { name: 'Jobs' })).getByRole('button', { name: 'Try again' }),
  );
  await waitFor(() => expect(screen.queryByText(/comes back by itself/)).toBeNull());
});

test('a job that is not there says so', async () => {
  open({}, { get: () => refuses({ code: 'not_found', status: 404 }) });
  await screen.findByText(/This no longer exists/);
});

test('files of a plan have the separator that this person’s Excel expects', async () => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('tr-TR');
  const { sent, user } = open({ state: 'done', ...over, counts: countsOf({ done: 3 }) });
  await user.click(await button('Report (CSV)'));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === exportJobReport)?.query['separator']).toBe('semicolon'),
  );
});
