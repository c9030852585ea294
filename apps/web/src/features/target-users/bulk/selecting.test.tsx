import {
  exportSelectedTargetUsers,
  exportTargetUsers,
  getCompany,
  getCompanyDirectory,
  getPreferences,
  getSession,
  getTargetUserSummary,
  listAllTargetGroups,
  listCustomFields,
  listLanguages,
  listTargetUsers,
  listTimeZones,
  Preferences,
  type ResponseOf,
  type Role,
  type TargetUser,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { useLocation } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { company, directory, person, sessionOf } from '../../../../test/fixtures.ts';
import { answers, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { ToastRegion } from '../../../shared/toast/toast-region.tsx';
import { askedPlan } from '../../jobs/open-plan.ts';
import { TargetUsersPage } from '../components/target-users-page.tsx';

afterEach(() => askedPlan.set(undefined));

const names = ['Ada Byron', 'Bo Chen', 'Cy Dunn', 'Di Eker'];

const groups: ResponseOf<typeof listAllTargetGroups>['items'] = [
  { id: 'g1', name: 'Sales', priority: 'High', kind: 'manual', protected: false, createdAt: null },
  { id: 'g2', name: 'Directory', priority: 'High', kind: 'scim', protected: true, createdAt: null },
];

/** The target users of a page of a company: their addresses and ids say both. */
const usersOf = (companyId: string, page: string): TargetUser[] =>
  names.map((name, n) => {
    const [firstName = '', lastName = ''] = name.split(' ');
    const id = `${companyId}-${page}-${n}`;
    return { ...person, id, email: `${firstName.toLowerCase()}${page}@example.com`, firstName, lastName };
  });

/** The page of the company that the address names, as the console shows it; nothing elsewhere. */
function Console() {
  const { pathname } = useLocation();
  const companyId = /^\/companies\/(\w+)\/target-users/.exec(pathname)?.[1];
  return (
    <>
      {companyId === undefined ? (
        <p>Elsewhere</p>
      ) : (
        <TargetUsersPage views={() => null} companyId={companyId} />
      )}
      <ToastRegion />
    </>
  );
}

/** Opens the list; `changes` are what is special about people, by their names. */
async function open(role: Role = 'operator', total = 60, changes: Record<string, Partial<TargetUser>> = {}) {
  const server = { gone: new Set<string>(), answering: Promise.resolve() };
  const calls = serve(
    answers(getSession, () => sessionOf(role)),
    answers(getPreferences, () => z.parse(Preferences, {})),
    answers(getCompany, () => company),
    answers(getCompanyDirectory, () => directory),
    answers(getTargetUserSummary, () => ({ active: 1, inactive: 0, deleted: 0, months: [] })),
    answers(listCustomFields, () => ({ items: [] })),
    answers(listTargetUsers, async ({ query: { page = '1', q = '' }, address }) => {
      await server.answering;
      const items = usersOf(address.split('/')[3] ?? '', page)
        .filter(({ id }) => !server.gone.has(id))
        .map((user) => ({ ...user, ...changes[`${user.firstName} ${user.lastName}`] }));
      const found = items.filter(({ firstName }) => firstName?.toLowerCase().includes(q));
      return {
        items: found,
        page: Number(page),
        pageSize: 25,
        pageCount: q === '' ? 3 : 1,
        total: q.length < 2 ? total : found.length,
      };
    }),
    answers(listTimeZones, () => ({ items: [{ id: 'Europe/London', name: 'London' }] })),
    answers(listLanguages, () => ({ items: [{ id: 'l1', name: 'English', label: 'English', code: 'en' }] })),
    answers(listAllTargetGroups, () => ({ items: groups })),
    answers(exportSelectedTargetUsers, () => file),
    answers(exportTargetUsers, () => file),
  );
  const { user, go } = show(<Console />, `/companies/${company.id}/target-users`);
  const box = (name: string) => screen.findByRole<HTMLInputElement>('checkbox', { name: `Select ${name}` });
  await box('Ada Byron, ada1@example.com');
  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
  const sent = (operation: unknown) => calls.findLast((one) => one.operation === operation);
  /** Searches, and holds the answer back until what this gives is called. */
  async function askFor(q: string) {
    const answered = Promise.withResolvers<void>();
    server.answering = answered.promise;
    const search = screen.getByRole('searchbox', { name: 'Search target users' });
    await user.clear(search);
    await user.type(search, q);
    await waitFor(() => expect(sent(listTargetUsers)?.query['q']).toBe(q));
    return answered.resolve;
  }
  return {
    server,
    user,
    go,
    askFor,
    box,
    press,
    tick: async (name: string) => user.click(await box(name)),
    bar: () => screen.findByRole('region', { name: 'Selection' }),
    ticked: () =>
      screen
        .getAllByRole<HTMLInputElement>('checkbox', { name: /^Select .*@/ })
        .filter(({ checked }) => checked)
        .map((one) => one.getAttribute('aria-label')?.replace('Select ', '')),
    sent,
    plan: () => askedPlan.get()?.plan,
  };
}

/** A file of one row that is announced as two. */
const file = new Response('\uFEFFEmail\r\nada1@example.com\r\n', {
  headers: {
    'content-type': 'text/csv',
    'content-disposition': 'attachment; filename="x.csv"',
    'x-total-rows': '2',
  },
});

test('what is selected outlives pages and a search; the bar counts it and names the company', async () => {
  const list = await open();
  await list.tick('Ada Byron, ada1@example.com');
  await list.press('Next page');
  await list.tick('Cy Dunn, cy2@example.com');
  expect((await list.bar()).textContent).toContain('2 selected in Northern Freight');
  await list.user.type(screen.getByRole('searchbox', { name: 'Search target users' }), 'ada');
  await waitFor(() => expect(list.ticked()).toEqual(['Ada Byron, ada1@example.com']));
  expect((await list.bar()).textContent).toContain('2 selected');
  await list.press('Deactivate');
  expect(list.plan()).toMatchObject({
    kind: 'set-target-user-status',
    companyId: company.id,
    title: 'Deactivate 2 target users',
    input: { status: 'inactive', items: [{ id: `${company.id}-1-0` }, { id: `${company.id}-2-2` }] },
  });
});

test('all that match but one are a search without that one, also in the file', async () => {
  const list = await open();
  await list.tick('Ada Byron, ada1@example.com');
  await list.press('Select all 60 that match');
  await list.tick('Bo Chen, bo1@example.com');
  await list.press('Next page');
  await list.box('Ada Byron, ada2@example.com');
  expect(list.ticked()).toHaveLength(4);
  expect((await list.bar()).textContent).toContain('59 selected');
  await list.press('Deactivate');
  expect(list.plan()).toMatchObject({ input: { query: { q: '', except: [`${company.id}-1-1`] } } });
  await list.press('Export selected');
  await waitFor(() =>
    expect(list.sent(exportSelectedTargetUsers)?.body).toEqual({ except: [`${company.id}-1-1`] }),
  );
});

test('selecting all that match keeps what was selected in another search', async () => {
  const list = await open();
  await list.tick('Bo Chen, bo1@example.com');
  await list.tick('Cy Dunn, cy1@example.com');
  await list.user.type(screen.getByRole('searchbox', { name: 'Search target users' }), 'di');
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Bo Chen' })).toBeNull());
  // Fewer match than are selected already.
  await list.press('Select the 1 that matches');
  await waitFor(async () => expect((await list.bar()).textContent).toContain('3 selected'));
  await list.press('Deactivate');
  expect(list.plan()).toMatchObject({
    input: { items: [1, 2, 3].map((n) => ({ id: `${company.id}-1-${n}` })) },
  });
});

test('where too many match to keep what another search found, the button says so before it is pressed', async () => {
  const list = await open('operator', 1_001);
  const search = screen.getByRole('searchbox', { name: 'Search target users' });
  await list.user.type(search, 'ada');
  await list.tick('Ada Byron, ada1@example.com');
  await list.user.clear(search);
  await list.user.type(search, 'b');
  await list.press('Select the 1,001 that match instead');
  await waitFor(async () => expect((await list.bar()).textContent).toContain('1,001 selected'));
  await list.user.clear(search);
  await list.user.type(search, 'ada');
  await waitFor(async () =>
    expect((await list.bar()).textContent).toContain('Everything that matches another search is selected.'),
  );
  expect(list.ticked()).toEqual([]);
});

test('until the next search is answered, the bar and the boxes are about the rows still on screen', async () => {
  const list = await open();
  await list.tick('Bo Chen, bo1@example.com');
  const answerCy = await list.askFor('cy');
  await list.press('Select all 60 that match');
  expect((await list.bar()).textContent).toContain('60 selected');
  expect(list.ticked()).toHaveLength(4);
  answerCy();
  await waitFor(() => expect(list.ticked()).toEqual(['Cy Dunn, cy1@example.com']));
  await list.press('Clear');
  await list.tick('Cy Dunn, cy1@example.com');
  const answerDi = await list.askFor('di');
  expect((await list.bar()).textContent).not.toContain('that match');
  answerDi();
  await list.press('Select the 1 that matches');
  await waitFor(async () => expect((await list.bar()).textContent).toContain('2 selected'));
});

test('until the next search is answered, the choice of files does not say how many rows they have', async () => {
  const list = await open();
  const answer = await list.askFor('cy');
  await list.press('Export');
  const choices = await screen.findByRole('dialog', { name: 'Export' });
  await within(choices).findByRole('button', { name: 'CSV, all matching rows' });
  expect(choices.textContent).toContain('All matching rowsCSV');
  answer();
  await waitFor(() => expect(choices.textContent).toContain('All matching rows1CSV'));
});

test('more than a plan can hold are exported only, and the bar says why', async () => {
  const list = await open('operator', 10_001);
  await list.tick('Ada Byron, ada1@example.com');
  await list.press('Select all 10,001 that match');
  expect((await list.bar()).textContent).toContain('A plan covers at most 10,000 records.');
  expect(screen.queryByRole('button', { name: 'Deactivate' })).toBeNull();
  await list.press('Export selected');
  await waitFor(() =>
    expect(list.sent(exportTargetUsers)?.query).toMatchObject({ scope: 'all', format: 'csv' }),
  );
});

test('nothing of one company is selected in another, nor when the person comes back to the first', async () => {
  const list = await open();
  await list.tick('Ada Byron, ada1@example.com');
  await list.bar();
  await list.go('/companies/c2/target-users');
  await list.box('Ada Byron, ada1@example.com');
  expect([list.ticked(), screen.queryByRole('region', { name: 'Selection' })]).toEqual([[], null]);
  await list.go(`/companies/${company.id}/target-users`);
  await list.box('Ada Byron, ada1@example.com');
  expect(list.ticked()).toEqual([]);
});

test('the sign-in page leaves nothing selected, also for the same person', async () => {
  const list = await open();
  await list.tick('Ada Byron, ada1@example.com');
  await list.bar();
  await list.go('/sign-in');
  await screen.findByText('Elsewhere');
  await list.go(`/companies/${company.id}/target-users`);
  await list.box('Ada Byron, ada1@example.com');
  expect(list.ticked()).toEqual([]);
});

test('a viewer can copy and export selected rows, and nothing else', async () => {
  const list = await open('viewer');
  await list.tick('Ada Byron, ada1@example.com');
  const buttons = within(await list.bar()).getAllByRole('button');
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    'Select all 60 that match',
    'Copy rows',
    'Export selected',
    'Clear',
  ]);
});

test('rows are copied with the columns of the list, days as days', async () => {
  const list = await open('viewer', 60, { 'Ada Byron': { createdAt: '2026-11-20T23:30:00.000Z' } });
  await list.tick('Ada Byron, ada1@example.com');
  await list.press('Copy rows');
  await screen.findByText('1 row copied');
  const [header, row] = (await navigator.clipboard.readText()).split('\r\n');
  expect(header).toBe('Name\tE-mail\tDepartment\tStatus\tPriority\tPhone\tCreated (UTC)');
  expect(row).toBe('Ada Byron\tada1@example.com\tSales\tActive\tLow\t+442079460018\t2026-11-20');
});

test('a person who is gone meanwhile stays in the plan, which says so, and makes the file incomplete', async () => {
  const list = await open();
  await list.tick('Ada Byron, ada1@example.com');
  await list.tick('Bo Chen, bo1@example.com');
  list.server.gone.add(`${company.id}-1-1`);
  await list.press('Next page');
  await list.box('Ada Byron, ada2@example.com');
  await list.press('Deactivate');
  expect(list.plan()).toMatchObject({ input: { items: { length: 2 } } });
  await list.press('Export selected');
  expect(await screen.findByText('Target users: the file is incomplete')).toBeDefined();
  expect(list.sent(exportSelectedTargetUsers)).toMatchObject({
    body: { ids: [`${company.id}-1-0`, `${company.id}-1-1`] },
    query: { sort: 'createdAt', order: 'desc' },
  });
});

test('by keyboard: Space for one, Shift and Space for a range, Shift and arrows row by row', async () => {
  const list = await open();
  (await list.box('Ada Byron, ada1@example.com')).focus();
  await list.user.keyboard(' ');
  screen.getByRole('link', { name: 'Cy Dunn' }).focus();
  await list.user.keyboard('{Shift>} {/Shift}');
  expect(list.ticked()).toHaveLength(3);
  await list.user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(list.ticked()).toHaveLength(4);
  expect(document.activeElement).toBe(await list.box('Di Eker, di1@example.com'));
  await list.user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  expect(list.ticked()).toHaveLength(3);
});

test('Clear leaves nothing selected, and the focus at the boxes', async () => {
  const list = await open();
  await list.user.click(screen.getByRole('checkbox', { name: 'Select all rows on this page' }));
  expect((await list.bar()).textContent).toContain('4 selected');
  await list.press('Clear');
  expect(list.ticked()).toEqual([]);
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Select all rows on this page' }));
});

test('only the fields that were chosen change, and one that is left empty is cleared', async () => {
  const list = await open();
  await list.tick('Ada Byron, ada1@example.com');
  await list.press('More');
  await list.press(/^Change details/);
  await list.press('Review the plan');
  expect(screen.getByRole('alert').textContent).toBe('Choose at least one field.');
  await list.user.click(screen.getByRole('checkbox', { name: 'Change: Department' }));
  await list.user.click(screen.getByRole('checkbox', { name: 'Change: Priority' }));
  await list.user.selectOptions(screen.getByRole('combobox', { name: 'Priority' }), 'High');
  await list.press('Review the plan');
  expect(list.plan()).toMatchObject({
    kind: 'update-target-users',
    input: { set: { department: null, priority: 'High' }, items: [{ id: `${company.id}-1-0` }] },
  });
});

test('a group that a directory keeps cannot be chosen, and says who keeps it', async () => {
  const list = await open();
  await list.tick('Ada Byron, ada1@example.com');
  await list.press('More');
  await list.press('Add to a group');
  await list.user.click(screen.getByRole('combobox', { name: 'Target group' }));
  const barred = await screen.findByRole('option', { name: /Directory/ });
  expect(barred.textContent).toContain('Managed by SCIM');
  await list.user.click(barred);
  await list.press('Review the plan');
  expect(list.plan()).toBeUndefined();
  await list.user.click(screen.getByRole('combobox', { name: 'Target group' }));
  await list.user.click(await screen.findByRole('option', { name: /Sales/ }));
  await list.press('Review the plan');
  expect(list.plan()).toMatchObject({
    kind: 'change-members',
    title: 'Add 1 target user to Sales',
    input: { groupId: 'g1', add: { items: [{ id: `${company.id}-1-0` }] } },
  });
});

const copies = ['Copy e-mail address', 'Copy phone number', 'Copy id'];

const menuOf = async (list: Awaited<ReturnType<typeof open>>, name: string) => {
  (await screen.findByRole('link', { name })).focus();
  await list.press(`Actions: ${name}`);
  const menu = await screen.findByRole('dialog', { name: `Actions: ${name}` });
  const items = await within(menu).findAllByRole('button');
  return items.map(({ firstChild }) => firstChild?.textContent);
};

test('the row with the focus has a menu, and a plan of its own', async () => {
  const list = await open();
  expect(screen.queryByRole('button', { name: /^Actions/ })).toBeNull();
  expect(await menuOf(list, 'Bo Chen')).toEqual(['Edit', 'Change groups', ...copies, 'Deactivate', 'Delete']);
  await list.press(/^Delete(?!d)/);
  expect(list.plan()).toMatchObject({
    kind: 'delete-target-users',
    companyId: company.id,
    companyName: 'Northern Freight (cOmPaNy1)',
    input: { items: [{ id: `${company.id}-1-1` }] },
  });
});

test('a viewer can copy from the menu of a row, and change nothing', async () => {
  const list = await open('viewer');
  expect(await menuOf(list, 'Cy Dunn')).toEqual(copies);
  await list.press('Copy phone number');
  await screen.findByText('Copied');
  expect(await navigator.clipboard.readText()).toBe('+442079460018');
});

test.each<[string, Partial<TargetUser>, string[]]>([
  ['inactive', { status: 'inactive' }, ['Edit', 'Change groups', ...copies, 'Activate', 'Delete']],
  ['kept by a directory', { editable: false, source: 'scim' }, ['Change groups', ...copies]],
  ['deleted', { editable: false, status: 'deleted' }, copies],
  [
    'without a number',
    { phoneNumber: null, editable: false },
    ['Change groups', 'Copy e-mail address', 'Copy id'],
  ],
  [
    'masked',
    { editable: false, email: 'b***@example.com', phoneNumber: '+44*****18' },
    ['Change groups', 'Copy id'],
  ],
])('the menu of a person who is %s offers only what can be done', async (_, change, actions) => {
  const list = await open('operator', 60, { 'Bo Chen': change });
  expect(await menuOf(list, 'Bo Chen')).toEqual(actions);
});

test('the menu activates a person who is inactive', async () => {
  const list = await open('operator', 60, { 'Bo Chen': { status: 'inactive' } });
  await menuOf(list, 'Bo Chen');
  await list.press(/^Activate/);
  expect(list.plan()).toMatchObject({
    kind: 'set-target-user-status',
    input: { items: [{ id: `${company.id}-1-1` }], status: 'active' },
  });
});

test('a viewer can copy only the id of a person that Keepnet hides', async () => {
  const list = await open('viewer', 60, {
    'Bo Chen': { email: 'b***@example.com', phoneNumber: '+4*****8' },
  });
  expect(await menuOf(list, 'Bo Chen')).toEqual(['Copy id']);
});

test('the menu follows the focus and the pointer from row to row', async () => {
  const list = await open();
  (await screen.findByRole('link', { name: 'Ada Byron' })).focus();
  await screen.findByRole('button', { name: 'Actions: Ada Byron' });
  await list.user.hover(await screen.findByRole('link', { name: 'Di Eker' }));
  await screen.findByRole('button', { name: 'Actions: Di Eker' });
  expect(screen.getAllByRole('button', { name: /^Actions/ })).toHaveLength(1);
  expect(list.plan()).toBeUndefined();
});
