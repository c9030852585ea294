import {
  getCompanyGroup,
  getJob,
  getTargetGroup,
  getTargetGroupReach,
  getTargetUser,
  getTargetUserSummary,
  type Job,
  listAllCompanyGroups,
  listAllTargetGroups,
  listCompanyGroups,
  listCustomFields,
  listGroupCompanies,
  listLanguages,
  listTargetGroupUsers,
  listTargetUserGroups,
  listTargetUsers,
  listTimeZones,
  planCompanyJob,
  planJob,
  type ResponseOf,
  type Role,
  startJob,
  undoJob,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { company, countsOf, job, person, sessionOf, targetGroup } from '../../../test/fixtures.ts';
import { forgetPlans } from '../../../test/forget-plans.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { answers, refuses } from '../../../test/server.ts';

afterEach(forgetPlans);

const none = { items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 };
const one = { verdicts: { ...job.verdicts, delete: 1 }, counts: countsOf({ waiting: 1 }) };
const companyGroup = { id: 'g1', name: 'Logistics', companyCount: 1, createdAt: null };

/** What can be deleted from its own page, what its plan is about, and where it goes once that is started. */
const records = {
  'a target user': {
    address: `/companies/${company.id}/target-users/u1`,
    title: 'Delete Ada Lovelace, ada@example.com',
    start: 'Delete 1 target user in Northern Freight',
    request: { kind: 'delete-target-users', input: { items: [{ id: 'u1' }] } },
    plan: { ...one },
    says: /leave all their groups, and only their reports stay/,
    nextPlace: `/companies/${company.id}/target-users`,
  },
  'a target group': {
    address: `/companies/${company.id}/target-groups/g1`,
    title: 'Delete the target group Board',
    start: 'Delete 1 target group in Northern Freight',
    request: { kind: 'delete-target-groups', input: { items: [{ id: 'g1' }] } },
    plan: { ...one, kind: 'delete-target-groups' },
    says: 'Deleting cannot be reversed.',
    nextPlace: `/companies/${company.id}/target-groups`,
  },
  'a company group': {
    address: '/company-groups/g1',
    title: 'Delete the company group Logistics',
    start: 'Delete 1 company group',
    request: { kind: 'delete-company-groups', input: { items: [{ id: 'g1' }] } },
    plan: { ...one, kind: 'delete-company-groups', companyId: null, companyName: null, companyCount: 0 },
    says: 'Deleting cannot be reversed.',
    nextPlace: '/company-groups',
  },
} as const;
type What = keyof typeof records;
const every = Object.keys(records).filter((name): name is What => name in records);

/** Opens the page of a record, with a server that has its plan; `more` is what is special about the records. */
async function open(
  what: What,
  {
    role = 'operator' as Role,
    user = {} as Partial<typeof person>,
    group = {} as Partial<ResponseOf<typeof getTargetGroup>>,
  } = {},
) {
  const record = records[what];
  const server = {
    now: { ...job, id: crypto.randomUUID(), ...record.plan } satisfies Job as Job,
    plan: undefined as (() => Response) | undefined,
    start: undefined as (() => Response) | undefined,
  };
  const make = () => server.plan?.() ?? { id: server.now.id };
  const page = await openConsole(
    record.address,
    () => sessionOf(role),
    // Fixed words of a path come before ids.
    answers(getTargetUserSummary, () => ({ active: 1, inactive: 0, deleted: 0, months: [] })),
    answers(getTargetUser, () => ({ ...person, ...user })),
    answers(listTargetUsers, () => none),
    answers(listTargetUserGroups, () => none),
    answers(listCustomFields, () => ({ items: [] })),
    answers(listTimeZones, () => ({ items: [] })),
    answers(listLanguages, () => ({ items: [] })),
    answers(listAllTargetGroups, () => ({ items: [] })),
    answers(getTargetGroup, () => ({ ...targetGroup, ...group })),
    answers(getTargetGroupReach, () => ({ activeUsers: 0, withPhone: 0, withLanguage: 0 })),
    answers(listTargetGroupUsers, () => none),
    answers(listAllCompanyGroups, () => ({ items: [companyGroup] })),
    answers(getCompanyGroup, () => companyGroup),
    answers(listCompanyGroups, () => none),
    answers(listGroupCompanies, () => none),
    answers(planCompanyJob, make),
    answers(planJob, make),
    answers(getJob, () => server.now),
    answers(startJob, () => {
      const refusal = server.start?.();
      if (refusal !== undefined) return refusal;
      // However slow the machine is, it is held until it is undone.
      const holdUntil = new Date(Date.now() + 600_000).toISOString();
      server.now = { ...server.now, state: 'holding', startedAt: new Date().toISOString(), holdUntil };
      return server.now;
    }),
    answers(undoJob, () => {
      server.now = { ...server.now, state: 'undone', holdUntil: null, counts: countsOf({ notStarted: 1 }) };
      return server.now;
    }),
  );
  const hands = userEvent.setup();
  async function press(name: string) {
    const button = await screen.findByRole('button', { name });
    // It waits until it is known what tells the record from its namesakes.
    await waitFor(() => expect(button.getAttribute('aria-disabled')).not.toBe('true'));
    await hands.click(button);
  }
  const planned = () =>
    page.calls.filter(({ operation }) => operation === planJob || operation === planCompanyJob);
  return { ...page, record, server, press, planned };
}

test.each(every)(
  '%s is deleted by a plan that says what is lost, and can be undone for a moment',
  async (what) => {
    const { record, press, planned, place } = await open(what);
    await press('Delete');
    const dialog = within(await screen.findByRole('dialog', { name: record.title }));
    await dialog.findByText(record.says);
    dialog.getByText('1 to delete');
    dialog.getByText(/You can undo it for a moment after the start. A recovery file shows the records/);
    expect(planned().map(({ body }) => body)).toEqual([record.request]);
    expect(place()).toBe(record.address);
    await press(record.start);
    await screen.findByText(/^Starts in \d+ seconds?$/);
    await waitFor(() => expect(place()).toBe(record.nextPlace));
    await press('Undo');
    await screen.findByText('This was undone in time. Nothing was changed.');
  },
);

test('a plan whose answer was lost is made once, and nothing is left before it is started', async () => {
  const { record, server, press, planned, place } = await open('a company group');
  server.plan = () => Response.json({}, { status: 502 });
  await press('Delete');
  await screen.findByText(/The plan could not be made. Nothing was changed/);
  server.plan = undefined;
  await press('Try again');
  await screen.findByRole('button', { name: record.start });
  const keys = planned().map(({ key }) => key);
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  expect(place()).toBe(record.address);
});

test('a start that is refused says why, leaves the record on screen, and can be tried again', async () => {
  const { record, server, press, place } = await open('a target group');
  server.start = () => refuses({ code: 'storage_unavailable', status: 503 });
  await press('Delete');
  await press(record.start);
  await screen.findByText(/It could not be started/);
  expect(place()).toBe(record.address);
  server.start = undefined;
  await press(record.start);
  await waitFor(() => expect(place()).toBe(record.nextPlace));
});

test.each<[string, What, Parameters<typeof open>[1], RegExp]>([
  ['a person of a directory', 'a target user', { user: { editable: false, source: 'scim' } }, /SCIM/],
  ['a group that a directory keeps', 'a target group', { group: { kind: 'ldap', protected: true } }, /LDAP/],
  ['a person who is deleted', 'a target user', { user: { editable: false, status: 'deleted' } }, /Deleted/],
])('%s is not offered for deletion, and the page says why', async (_, what, special, reason) => {
  await open(what, special);
  expect(await screen.findAllByText(reason)).not.toEqual([]);
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
});

test.each(every)('a viewer is not offered to delete %s', async (what) => {
  await open(what, { role: 'viewer' });
  expect(await screen.findAllByText(/Ada Lovelace|Board|Logistics/)).not.toEqual([]);
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
});
