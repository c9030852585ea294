import {
  getCompanyDirectory,
  getJob,
  getSession,
  type Job,
  type JobItem,
  listAllCompanyGroups,
  listCustomFields,
  listJobItems,
  listJobs,
  planJob,
  startJob,
} from '@reseller-console/contract';
import { screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { countsOf, job, jobItem, sessionOf } from '../../../test/fixtures.ts';
import { forgetPlans } from '../../../test/forget-plans.ts';
import { answers, serve } from '../../../test/server.ts';
import { show } from '../../../test/show.tsx';
import { CreatePage } from '../../features/create-in-many/components/create-page.tsx';
import { JobsFrame } from '../../features/jobs/components/jobs-frame.tsx';
import { customFieldsQuery } from '../../features/target-users/details-queries.ts';

afterEach(forgetPlans);

const companies: [string, string][] = [
  ['acme', 'Acme Corp'],
  ['north', 'Northern Freight'],
  ['meri1', 'Meridian Health'],
  ['meri2', 'Meridian Health'],
];
const itemOf = (ordinal: number, companyId: string, rest: Partial<JobItem> = {}): JobItem => ({
  ...jobItem,
  ordinal,
  companyId,
  companyName: companies.find(([id]) => id === companyId)?.[1] ?? null,
  subject: 'VIP',
  ...rest,
});

/** The page, with a plan that creates in two companies and leaves one out. */
function open(kind: string, { limited = false, address = '/', more = false } = {}) {
  const plan: Job = {
    ...job,
    kind: 'create-target-groups',
    companyId: null,
    companyName: null,
    companyCount: 3,
    verdicts: { ...job.verdicts, delete: 0, create: 2, skip: 1 },
    counts: countsOf({ waiting: 2, skipped: 1 }),
    codes: { company_private: 1 },
  };
  const items = [itemOf(1, 'acme'), itemOf(2, 'north')];
  const left = itemOf(3, 'meri1', { verdict: 'skip', state: 'skipped', code: 'company_private' });
  const session = sessionOf('operator');
  const sent = serve(
    answers(getSession, () => ({ ...session, user: { ...session.user, limited } })),
    answers(getCompanyDirectory, () => ({ companies })),
    answers(listAllCompanyGroups, () => ({
      items: [{ id: 'g1', name: 'Gold', companyCount: 40, createdAt: null }],
    })),
    answers(listCustomFields, () => ({
      items: [
        { id: 'f1', name: 'Cost centre', type: 'String' as const, required: false },
        { id: 'f2', name: 'Start date', type: 'Date' as const, required: true },
      ],
    })),
    answers(listJobs, () => ({ items: [], nextCursor: null })),
    answers(planJob, () => ({ id: plan.id })),
    answers(getJob, () => plan),
    answers(listJobItems, ({ query }) => ({
      items: query.verdict?.includes('create') ? items : [left],
      nextCursor: more ? '2' : null,
    })),
    answers(startJob, (): Job => ({ ...plan, state: 'running' })),
  );
  const { user } = show(
    <>
      <CreatePage kind={kind} fields={customFieldsQuery} file={null} />
      <JobsFrame />
    </>,
    address,
  );
  /** Puts a text into a field at once. */
  const put = async (name: RegExp, text: string) => {
    await user.click(await screen.findByRole('textbox', { name }));
    await user.paste(text);
  };
  return {
    user,
    put,
    bodyOf: (operation: unknown) => sent.findLast((one) => one.operation === operation)?.body,
  };
}

test('a group is planned in the companies of a pasted list, once its names are clear', async () => {
  const { user, put, bodyOf } = open('target-group');
  await put(/^Name/, 'VIP');
  await user.click(screen.getByRole('radio', { name: 'Paste a list' }));
  await put(/Names or ids/, 'acme corp\nMeridian Health\nNowhere Ltd');
  await screen.findByText('1 entry matches no company');
  screen.getByText('Nowhere Ltd', { selector: 'li' });
  await user.click(screen.getByRole('button', { name: 'Check' }));
  await screen.findByText('Choose at least one company.');
  expect(bodyOf(planJob)).toBeUndefined();
  await user.click(screen.getByRole('checkbox', { name: /meri2/ }));
  await user.click(screen.getByRole('button', { name: 'Check in 2 companies' }));
  await screen.findByRole('heading', { name: 'Create VIP in 2 companies' });
  expect(bodyOf(planJob)).toEqual({
    kind: 'create-target-groups',
    input: { records: [{ name: 'VIP', priority: 'Medium' }] },
    companies: ['acme', 'meri2'],
  });
});

test('the plan names what is left out, and can be tried in one company first', async () => {
  const { user, put, bodyOf } = open('target-group', { address: '/?group=g1' });
  await put(/^Name/, 'VIP');
  await user.click(await screen.findByRole('button', { name: 'Check in 40 companies' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText('Meridian Health: VIP');
  expect(bodyOf(planJob)).toMatchObject({ group: 'g1' });
  dialog.getByRole('button', { name: 'Create 2 target groups in 3 companies' });
  await user.click(dialog.getByRole('button', { name: 'Try with one company first' }));
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Company to try it in' }), 'north');
  await user.click(dialog.getByRole('button', { name: 'Create 1 target group in Northern Freight' }));
  await expect.poll(() => bodyOf(startJob)).toEqual({ planHash: 'h1', trial: 'north' });
});

test('a company whose records are not all read can be tried, without a number', async () => {
  const { user, put } = open('target-group', { address: '/?group=g1', more: true });
  await put(/^Name/, 'VIP');
  await user.click(await screen.findByRole('button', { name: 'Check in 40 companies' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(await dialog.findByRole('button', { name: 'Try with one company first' }));
  await dialog.findByRole('button', { name: 'Try it in Acme Corp' });
});

test('a person is planned in every company, and what is wrong stands at its field', async () => {
  const { user, put, bodyOf } = open('target-user');
  await user.click(await screen.findByRole('radio', { name: 'All' }));
  await user.click(screen.getByRole('button', { name: 'Check in 4 companies' }));
  expect((await screen.findByRole('textbox', { name: /^E-mail/ })).getAttribute('aria-invalid')).toBe('true');
  expect(bodyOf(planJob)).toBeUndefined();
  await put(/^E-mail/, 'ada@example.com');
  await put(/^First name/, 'Ada');
  await put(/^Last name/, 'Byron');
  await put(/^Phone/, '+44 20 7946 0018');
  await user.click(screen.getByRole('button', { name: 'Check in 4 companies' }));
  await expect
    .poll(() => bodyOf(planJob))
    .toMatchObject({
      kind: 'create-target-users',
      input: { records: [{ email: 'ada@example.com', phoneNumber: '+442079460018', active: true }] },
      companies: ['acme', 'north', 'meri1', 'meri2'],
    });
});

test('fields are copied to all other companies', async () => {
  const { user, bodyOf } = open('custom-fields', { address: '/?from=acme' });
  await user.click(await screen.findByRole('checkbox', { name: /Start date/ }));
  screen.getByText('Date, required');
  await user.click(screen.getByRole('radio', { name: 'All' }));
  await user.click(screen.getByRole('button', { name: 'Check in 3 companies' }));
  await expect
    .poll(() => bodyOf(planJob))
    .toEqual({
      kind: 'copy-custom-fields',
      input: { from: 'acme', fieldIds: ['f2'] },
      companies: ['north', 'meri1', 'meri2'],
    });
});

test('people who see certain companies are offered no groups of companies', async () => {
  open('target-group', { limited: true });
  await screen.findByRole('radio', { name: 'Choose' });
  expect(screen.queryByRole('radio', { name: 'Company group' })).toBeNull();
});
