import {
  getCompanyActivity,
  getCompanyDirectory,
  getTargetUserSummary,
  listAllCompanyGroups,
  listAllTargetGroups,
  listAudit,
  listCustomFields,
  listLanguages,
  listTargetUsers,
  listTimeZones,
  type Operation,
} from '@reseller-console/contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { company, directory, sessionOf } from '../../../test/fixtures.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { answers, refuses } from '../../../test/server.ts';

const upstreamFailed = 'Keepnet answered with an error. This usually passes within a minute.';
const failed = () => refuses({ code: 'upstream_failed', status: 502, requestId: 'req-1' });
const noRows = { items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 };
const base = `/companies/${company.id}`;

/** What every page here asks for. */
const quiet = [
  answers(getCompanyActivity, () => ({ items: [] })),
  answers(getTargetUserSummary, () => ({ active: 12, inactive: 0, deleted: 0, months: [] })),
  answers(listTargetUsers, () => noRows),
  answers(listAllTargetGroups, () => ({ items: [] })),
  answers(listAllCompanyGroups, () => ({ items: [] })),
  answers(listCustomFields, () => ({ items: [] })),
  answers(listLanguages, () => ({ items: [] })),
  answers(listTimeZones, () => ({ items: [] })),
];

/** The alert that says what is missing, why, under which request id, and how to go on. */
async function told(what: string): Promise<HTMLElement> {
  const alert = await screen.findByText(
    (_, element) =>
      element?.getAttribute('role') === 'alert' && element.textContent.includes(`${what} ${upstreamFailed}`),
  );
  expect(alert.textContent).toContain('Request id');
  expect(within(alert).getByRole('button', { name: 'Copy request id' })).toBeDefined();
  return alert;
}

const tryAgain = (alert: HTMLElement) =>
  userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));

const cases: [what: string, address: string, operation: Operation, reach: () => Promise<unknown>][] = [
  ['Recent activity could not be loaded.', base, getCompanyActivity, async () => undefined],
  [
    'The company groups could not be loaded.',
    '/',
    listAllCompanyGroups,
    async () => userEvent.click(await screen.findByRole('button', { name: 'Group' })),
  ],
  [
    'The list of companies could not be loaded.',
    '/',
    getCompanyDirectory,
    async () => {
      await screen.findByRole('button', { name: /^Switch company/ });
      fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
    },
  ],
  [
    'The choices could not be loaded.',
    `${base}/target-users/new`,
    listTimeZones,
    async () => userEvent.click(await screen.findByRole('combobox', { name: 'Time zone' })),
  ],
];

test.each(cases)('%s It is told why, and can be tried again', async (what, address, operation, reach) => {
  let isDown = true;
  const mended = quiet.find((each) => each.operation === operation);
  await openConsole(
    address,
    () => sessionOf('operator'),
    {
      operation,
      reply: async (sent) => {
        if (isDown) return failed();
        return mended ? mended.reply(sent) : Response.json(directory);
      },
    },
    ...quiet,
  );
  await reach();
  const alert = await told(what);
  isDown = false;
  await tryAgain(alert);
  await waitFor(() => expect(alert.isConnected).toBe(false));
});

test('older lines of activity that could not be loaded, and newer ones, are told with what is there', async () => {
  const entry = {
    id: 1,
    at: '2026-11-20T14:05:00.000Z',
    person: { id: 'p1', name: 'Oren Example' },
    company: null,
    action: 'session.start',
    target: null,
    outcome: 'done',
    requestId: null,
    steps: [],
  };
  let fails: 'further' | 'all' | 'none' = 'further';
  await openConsole(
    '/activity',
    () => sessionOf('admin'),
    answers(listAudit, ({ query }) => {
      const isFurther = query['cursor'] !== undefined;
      if (fails === 'all' || (fails === 'further' && isFurther)) return failed();
      return isFurther ? { items: [], nextCursor: null } : { items: [entry], nextCursor: 'further' };
    }),
    ...quiet,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Load more' }));
  const alert = await told('More entries could not be loaded.');
  fails = 'none';
  await tryAgain(alert);
  expect(await screen.findByText('This is the beginning of the audit trail.')).toBeDefined();
  expect(alert.isConnected).toBe(false);

  fails = 'all';
  const navigation = screen.getByRole('navigation', { name: 'Main' });
  await userEvent.click(within(navigation).getByRole('link', { name: 'Companies' }));
  await screen.findByRole('heading', { level: 1, name: 'Companies' });
  await userEvent.click(within(navigation).getByRole('link', { name: 'Activity' }));
  await told('These rows may be out of date.');
  expect(screen.getAllByText('Oren Example').length).toBeGreaterThan(0);
});
