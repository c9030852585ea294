import {
  cancelJob,
  getJob,
  getSession,
  type Job,
  type JobItem,
  listJobItems,
  listJobs,
  planCompanyJob,
  startJob,
  undoJob,
} from '@reseller-console/contract';
import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { company, countsOf, job, sessionOf } from '../../../../test/fixtures.ts';
import { forgetPlans } from '../../../../test/forget-plans.ts';
import { answers, refuses, type Sent, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { ToastRegion } from '../../../shared/toast/toast-region.tsx';
import { JobsFrame } from '../components/jobs-frame.tsx';
import { openPlan } from '../open-plan.ts';

afterEach(forgetPlans);

const ids = ['u1', 'u2', 'u3'].map((id) => ({ id }));

const refusedItem: JobItem = {
  ordinal: 2,
  companyId: company.id,
  companyName: company.name,
  subject: 'kept@example.com',
  verdict: 'refuse',
  state: 'skipped',
  code: 'protected',
  params: {},
  changes: [],
  recordId: 'u2',
  requestId: null,
};

interface Server {
  now: Job;
  start?: (sent: Sent) => Response | Job;
  make?: () => Response | { id: string };
}

/** Opens the dialog of a plan, with a server that has the plan as it is told. */
function open(first: Partial<Job> = {}) {
  const server: Server = { now: { ...job, id: crypto.randomUUID(), ...first } };
  const sent = serve(
    answers(getSession, () => sessionOf('operator')),
    answers(listJobs, () => ({ items: [], nextCursor: null })),
    answers(planCompanyJob, () => server.make?.() ?? { id: server.now.id }),
    answers(getJob, () => server.now),
    answers(listJobItems, () => ({ items: [refusedItem], nextCursor: null })),
    answers(startJob, (one) => {
      const answer: Job | Response = server.start?.(one) ?? {
        ...server.now,
        state: 'holding',
        startedAt: new Date().toISOString(),
        holdUntil: new Date(Date.now() + 600_000).toISOString(),
      };
      if (!(answer instanceof Response)) server.now = answer;
      return answer;
    }),
    answers(undoJob, () => {
      server.now = { ...server.now, state: 'undone', holdUntil: null, counts: countsOf({ notStarted: 3 }) };
      return server.now;
    }),
    answers(cancelJob, (): Job => ({ ...server.now, state: 'cancelled' })),
  );
  const { user } = show(
    <>
      <JobsFrame />
      <main tabIndex={-1} />
      <ToastRegion />
    </>,
  );
  openPlan({
    companyId: company.id,
    companyName: company.name,
    kind: 'delete-target-users',
    input: { items: ids },
    title: 'Delete 3 target users',
  });
  return {
    server,
    sent,
    user,
    bodyOf: (operation: unknown) => sent.findLast((one) => one.operation === operation)?.body,
  };
}

const startButton = () => screen.findByRole('button', { name: 'Delete 3 target users in Northern Freight' });

test('a plan says what it would do, in which company, and the button that starts it is named for that', async () => {
  const { bodyOf, user } = open();
  const button = await startButton();
  screen.getByText('3 target users will be deleted in Northern Freight.', { selector: 'form *' });
  screen.getByText(/Deleting cannot be reversed/);
  expect(bodyOf(planCompanyJob)).toEqual({ kind: 'delete-target-users', input: { items: ids } });
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'TICKET-7');
  await user.click(button);
  await screen.findByRole('button', { name: 'Undo' });
  expect(bodyOf(startJob)).toEqual({ planHash: 'h1', note: 'TICKET-7' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the focus is in the page once a plan is started and what opened it is gone', async () => {
  const { user } = open();
  await user.click(await startButton());
  await screen.findByRole('button', { name: 'Undo' });
  await expect.poll(() => document.activeElement?.tagName).toBe('MAIN');
});

test('what was started can be undone for as long as the server holds it, and the notice says that nothing was changed', async () => {
  const { user } = open();
  await user.click(await startButton());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText(/Nothing was changed/);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('items that the plan leaves as they are are listed with the reason', async () => {
  open({
    verdicts: { ...job.verdicts, delete: 2, refuse: 1 },
    counts: countsOf({ waiting: 2, skipped: 1 }),
  });
  await screen.findByText('kept@example.com');
  screen.getByText(/A directory or Keepnet itself manages this record/);
  screen.getByRole('button', { name: 'Delete 2 target users in Northern Freight' });
});

test('a plan that takes many people away starts only with the name of the company', async () => {
  const params = { companyId: company.id, people: 40, active: 100, planned: 40 };
  const { user, bodyOf } = open({ warnings: [{ code: 'many_people', params }] });
  const button = await startButton();
  await user.click(button);
  expect(bodyOf(startJob)).toBeUndefined();
  await screen.findByText('This is not Northern Freight');
  await user.click(screen.getByRole('textbox', { name: /Type the name of the company/ }));
  await user.paste('Northern Freight');
  await user.click(button);
  await screen.findByRole('button', { name: 'Undo' });
  expect(bodyOf(startJob)).toEqual({ planHash: 'h1', confirm: 'Northern Freight' });
});

test('a confirmation that only the server knows to be needed is asked for then', async () => {
  const { server, user } = open();
  server.start = () => refuses({ code: 'confirmation_required', status: 409 });
  await user.click(await startButton());
  await screen.findByRole('textbox', { name: /Type the name of the company/ });
  screen.getByText(/This affects many people/);
});

test('a plan that is another one by now is shown again before it can be started', async () => {
  const { server, user, bodyOf } = open();
  server.start = () => {
    server.now = {
      ...server.now,
      planHash: 'h2',
      counts: countsOf({ waiting: 2 }),
      verdicts: { ...job.verdicts, delete: 2 },
    };
    return refuses({ code: 'plan_changed', status: 409 });
  };
  await user.click(await startButton());
  await screen.findByText(/The plan has changed since you saw it/);
  delete server.start;
  await user.click(await screen.findByRole('button', { name: 'Delete 2 target users in Northern Freight' }));
  await screen.findByRole('button', { name: 'Undo' });
  expect(bodyOf(startJob)).toEqual({ planHash: 'h2' });
});

test('a plan with nothing to do has nothing to start', async () => {
  open({ verdicts: { ...job.verdicts, delete: 0, skip: 3 }, counts: countsOf({ skipped: 3 }) });
  await screen.findByText(/There is nothing to do/);
  expect(screen.queryByRole('button', { name: /^Delete/ })).toBeNull();
});

test('one that cannot be planned says why', async () => {
  open({ state: 'failed', planHash: null, problem: { code: 'company_private', detail: null } });
  await screen.findByText(/The customer has closed its account/);
});

test('a plan whose answer was lost is asked for again with the same key', async () => {
  const { server, sent, user } = open();
  server.make = () => Response.json({}, { status: 502 });
  const again = await screen.findByRole('button', { name: 'Try again' });
  delete server.make;
  await user.click(again);
  await startButton();
  const keys = sent.filter(({ operation }) => operation === planCompanyJob).map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test('instead of deleting, the same people can be deactivated by another plan', async () => {
  const { bodyOf, user, sent } = open();
  await user.click(await screen.findByRole('button', { name: 'Deactivate instead' }));
  await screen.findByRole('heading', { name: 'Deactivate 3 target users' });
  await expect
    .poll(() => bodyOf(planCompanyJob))
    .toEqual({ kind: 'set-target-user-status', input: { items: ids, status: 'inactive' } });
  expect(sent.some(({ operation }) => operation === cancelJob)).toBe(true);
});
