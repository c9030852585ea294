import { findPeople, getCompanyDirectory, getSession, type PeopleEvent } from '@reseller-console/contract';
import { screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { directory, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { askedPlan } from '../../jobs/open-plan.ts';
import { peopleSearch, soughtText } from '../queries.ts';
import { PeoplePage } from './people-page.tsx';

afterEach(() => {
  askedPlan.set(undefined);
  peopleSearch.set(undefined);
  soughtText.set('');
});

const north = { id: 'north', name: 'Northern Freight' };
const south = { id: 'south', name: 'Southern Mills' };
const user = (
  id: string,
  status: 'active' | 'deleted' = 'active',
): Extract<PeopleEvent, { type: 'match' }>['user'] => ({
  id,
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Byron',
  department: null,
  phoneNumber: null,
  priority: 'Low',
  status,
  timeZone: null,
  preferredLanguage: null,
  managerName: null,
  managerEmail: null,
  createdAt: null,
  updatedAt: null,
  editable: true,
  source: 'manual',
  customFields: [],
});

const lines = (...events: readonly PeopleEvent[]) =>
  new Response(events.map((event) => `${JSON.stringify(event)}\n`).join(''));

/** The page, with what each search is answered with in turn. */
function open(role: 'viewer' | 'operator', ...replies: Response[]) {
  const sent = serve(
    answers(getSession, () => sessionOf(role)),
    answers(getCompanyDirectory, () => directory),
    answers(findPeople, () => replies.shift() ?? lines()),
  );
  const page = show(<PeoplePage />);
  const find = async (text: string) => {
    await page.user.type(screen.getByRole('textbox', { name: 'E-mail addresses' }), text);
    await page.user.click(screen.getByRole('button', { name: 'Find' }));
  };
  const queries = () => sent.filter(({ operation }) => operation === findPeople).map(({ query }) => query);
  return { ...page, find, queries };
}

const done = { type: 'done', refused: 0, failed: 0, masked: 0 } as const;
const said = (text: string) => screen.findByText(text, { selector: '[role=status]' });

test('says where an address is, and leads to each record', async () => {
  const { find, queries } = open(
    'viewer',
    lines(
      { type: 'match', company: north, user: user('u1') },
      { type: 'match', company: south, user: user('u2', 'deleted') },
      { ...done, asked: 40, of: 40 },
    ),
  );
  await find('ada@example.com');
  await said('Found in 2 companies. Asked 40 of 40 companies.');
  const rows = within(screen.getByRole('table', { name: 'People found' }));
  expect(
    rows.getAllByRole('link', { name: 'ada@example.com' }).map((link) => link.getAttribute('href')),
  ).toEqual(['/companies/north/target-users/u1', '/companies/south/target-users/u2']);
  rows.getByText('Deleted');
  expect(queries()).toEqual([{ email: 'ada@example.com' }]);
  expect(screen.queryByRole('button', { name: /Deactivate/ })).toBeNull();
});

test('a miss is final only if every company was asked, and those that failed can be asked again alone', async () => {
  const {
    find,
    queries,
    user: hands,
  } = open(
    'viewer',
    lines(
      { type: 'failed', company: south, code: 'upstream_timeout' },
      { type: 'refused', company: north, code: 'company_private' },
      { ...done, asked: 38, of: 40, refused: 1, failed: 1 },
    ),
    lines({ type: 'match', company: south, user: user('u2') }, { ...done, asked: 1, of: 1 }),
    lines({ ...done, asked: 40, of: 40 }),
  );
  await find('ada@example.com');
  await said(
    'No one found in the companies that answered; the others are unknown. Asked 38 of 40 companies. 1 denies access. 1 failed.',
  );
  await hands.click(screen.getByRole('button', { name: 'Ask it again' }));
  await said('Found in 1 company. Asked 39 of 40 companies. 1 denies access.');
  expect(document.activeElement).not.toBe(document.body);
  expect(queries()[1]).toEqual({ email: 'ada@example.com', companies: 'south' });
  await hands.click(screen.getByRole('button', { name: 'Find' }));
  await said('None of 40 companies has this address. Asked 40 of 40 companies.');
});

test('an answer without its last line has broken off, and a refusal is told', async () => {
  const { find, user: hands } = open(
    'viewer',
    lines({ type: 'progress', asked: 10, of: 40 }),
    refuses({ code: 'rate_limited', status: 429 }),
  );
  await find('ada@example.com');
  await said('No one found so far. Asked 10 of 40 companies. The answer broke off before the end.');
  await hands.click(screen.getByRole('button', { name: 'Find' }));
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
});

test('an operator deactivates those who are active in one plan for their companies', async () => {
  const { find, user: hands } = open(
    'operator',
    lines(
      { type: 'match', company: north, user: user('u1') },
      { type: 'match', company: south, user: user('u2') },
      { type: 'match', company: south, user: user('u3', 'deleted') },
      { ...done, asked: 2, of: 2 },
    ),
  );
  await find('ada@example.com');
  await hands.click(await screen.findByRole('button', { name: 'Deactivate 2 target users in 2 companies' }));
  expect(askedPlan.get()?.plan).toMatchObject({
    kind: 'set-target-user-status',
    input: {
      status: 'inactive',
      items: [
        { companyId: 'north', id: 'u1' },
        { companyId: 'south', id: 'u2' },
      ],
    },
  });
});

test.each([
  ['ada', 'is not an e-mail address'],
  [
    Array.from({ length: 21 }, (_, index) => `a${index}@example.com`).join(' '),
    'one search takes at most 20',
  ],
])('nothing is sent for %s', async (text, reason) => {
  const { find, queries } = open('viewer');
  await find(text);
  screen.getByText(new RegExp(reason));
  expect(queries()).toEqual([]);
});
