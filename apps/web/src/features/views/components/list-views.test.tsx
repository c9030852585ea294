import {
  type CustomField,
  changeView,
  createView,
  deleteView,
  getTargetUserSummary,
  type Licence,
  listCustomFields,
  listLicences,
  listTargetUsers,
  listViews,
  type Role,
  type View,
  ViewInput,
  ViewSettings,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { company, descriptionOf, person, sessionOf } from '../../../../test/fixtures.ts';
import { openConsole } from '../../../../test/open-console.tsx';
import { answers, refuses } from '../../../../test/server.ts';

const me = { id: 'p1', name: 'Oren Example' };
const ann = { id: 'p2', name: 'Ann Example' };

const over: View = {
  id: 'v1',
  table: 'licences',
  name: 'Over now',
  shared: false,
  companyId: null,
  owner: me,
  query: { over: 'true' },
  columns: ['name', 'use', 'renewal'],
  density: 'compact',
};
const overAddress = '/licences?view=v1&over=true&columns=name%2Cuse%2Crenewal&density=compact';

const licence: Licence = {
  id: 'l1',
  name: 'Northern Freight',
  licenceType: null,
  userLimit: 100,
  activeUsers: 112,
  over: 12,
  overSince: null,
  licenceEndsAt: null,
  daysLeft: null,
  perWeek: null,
  fullInWeeks: null,
  days: [],
};
const field: CustomField = { id: 'f1', name: 'Site', type: 'String', required: false, filterable: true };
const paged = <Item,>(...items: Item[]) => ({ items, page: 1, pageSize: 25, pageCount: 1, total: 1 });

/** Opens the console at an address, with these views on the server, which keeps what is saved. */
async function open(address: string, views: View[] = [], role: Role = 'viewer') {
  const kept = [...views];
  const place = (id: string) => kept.findIndex((view) => view.id === id);
  const idIn = (path: string) => path.split('/').at(-1) ?? '';
  const page = await openConsole(
    address,
    () => sessionOf(role),
    answers(listViews, () => ({ items: kept })),
    answers(createView, ({ body }) => {
      const input = z.parse(ViewInput, body);
      if (kept.some(({ name }) => name === input.name)) {
        const error = { field: 'name', code: 'name_taken', message: 'Taken' };
        return refuses({ code: 'invalid_request', status: 400, errors: [error] });
      }
      const view = { ...input, id: `new${kept.length}`, owner: me };
      kept.push(view);
      return view;
    }),
    answers(changeView, ({ address: path, body }) => {
      const before = kept[place(idIn(path))];
      if (!before) return refuses({ code: 'not_found', status: 404 });
      const view = { ...before, ...z.parse(ViewSettings, body) };
      kept[place(view.id)] = view;
      return view;
    }),
    answers(deleteView, ({ address: path }) => {
      kept.splice(place(idIn(path)), 1);
      return { id: idIn(path) };
    }),
    answers(listLicences, () => ({ ...paged(licence), overCount: 1, renewing: [], endedCount: 0 })),
    // Who is listed shows which search the page is of.
    answers(listTargetUsers, ({ query }) =>
      paged({ ...person, email: query['q'] ?? person.email, customFields: [] }),
    ),
    answers(getTargetUserSummary, () => ({ active: 1, inactive: 0, deleted: 0, months: [] })),
    answers(listCustomFields, () => ({ items: [field] })),
  );
  const user = userEvent.setup();
  return {
    ...page,
    user,
    kept,
    press: async (name: string | RegExp) => user.click(await screen.findByRole('button', { name })),
    menu: async () => {
      await user.click(await screen.findByRole('button', { name: /^Views?\b/ }));
      return screen.findByRole('dialog', { name: 'Views' });
    },
    dialog: (name: string) => screen.findByRole('dialog', { name }),
    columns: () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent),
    changed: () => screen.queryByRole('group', { name: /^View .* is changed$/ }),
  };
}
const licencesShown = () => screen.findByRole('table', { name: 'Licences' });

test('what is on screen is saved under a name, and opens in the address with its columns and row height', async () => {
  const page = await open('/licences?over=true&page=2&pageSize=50');
  const menu = await page.menu();
  await within(menu).findByText('No views of this list yet');
  await page.user.click(within(menu).getByRole('button', { name: 'Save as view' }));
  const dialog = await page.dialog('Save as view');
  await page.user.click(within(dialog).getByRole('button', { name: 'Save view' }));
  const name = within(dialog).getByRole('textbox', { name: /^Name/ });
  expect(descriptionOf(name)).toBe('Required');
  expect(document.activeElement).toBe(name);
  await page.user.type(name, 'Over now');
  await page.user.click(within(dialog).getByRole('button', { name: 'Save view' }));
  await screen.findByRole('button', { name: 'View: Over now' });
  expect(page.kept).toMatchObject([
    { table: 'licences', shared: false, companyId: null, query: { over: 'true' }, density: 'comfortable' },
  ]);
  expect(page.place()).toBe(
    '/licences?view=new0&over=true&columns=name%2Cuse%2Cover%2Crenewal%2Ctrend&density=comfortable',
  );
  expect(page.changed()).toBeNull();
});

test('a taken name is said at the field, and the form stays open', async () => {
  const page = await open('/licences', [over]);
  await page.user.click(within(await page.menu()).getByRole('button', { name: 'Save as view' }));
  const dialog = await page.dialog('Save as view');
  await page.user.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Over now');
  await page.user.click(within(dialog).getByRole('button', { name: 'Save view' }));
  await within(dialog).findByText('You already have one with this name. Choose another name.');
  expect(page.kept).toHaveLength(1);
});

test('an open view replaces the person’s own columns, which return when it is closed', async () => {
  const page = await open('/licences', [over]);
  await licencesShown();
  const own = page.columns();
  await page.user.click(within(await page.menu()).getByRole('link', { name: /Over now/ }));
  await screen.findByRole('button', { name: 'View: Over now' });
  expect(page.place()).toBe(overAddress);
  await waitFor(() => expect(page.columns()).toHaveLength(3));
  await page.user.click(within(await page.menu()).getByRole('link', { name: 'Close view' }));
  await waitFor(() => expect(page.place()).toBe('/licences'));
  expect(page.columns()).toEqual(own);
});

test('a change of filter, sort, columns or row height is told, reset, and saved', async () => {
  const page = await open(overAddress, [over]);
  await screen.findByRole('button', { name: 'View: Over now' });
  expect(page.changed()).toBeNull();
  await page.press(/^Over licence/);
  await screen.findByRole('group', { name: 'View Over now is changed' });
  await page.press('Reset');
  await waitFor(() => expect(page.changed()).toBeNull());
  expect(page.place()).toBe(overAddress);
  await page.press('Columns');
  await page.user.click(await screen.findByRole('checkbox', { name: 'Renewal' }));
  await page.user.click(await screen.findByRole('radio', { name: 'Comfortable' }));
  await page.press('Save');
  await waitFor(() => expect(page.changed()).toBeNull());
  expect(page.kept).toMatchObject([{ columns: ['name', 'use'], density: 'comfortable', name: 'Over now' }]);
});

test('clearing the filters keeps the view open, as changed', async () => {
  const page = await open(overAddress, [over]);
  await page.press('Clear filters');
  await screen.findByRole('group', { name: 'View Over now is changed' });
  expect(page.place()).toBe('/licences?view=v1&columns=name%2Cuse%2Crenewal&density=compact');
});

test('changes to another person’s view can only be saved as one’s own', async () => {
  const page = await open(overAddress.replace('over=true', 'over=false'), [
    { ...over, owner: ann, shared: true },
  ]);
  const changed = await screen.findByRole('group', { name: 'View Over now is changed' });
  expect(within(changed).queryByRole('button', { name: 'Save' })).toBeNull();
  const menu = await page.menu();
  await within(menu).findByText('by Ann Example');
  expect(within(menu).queryByRole('button', { name: /Rename or share|Delete/ })).toBeNull();
  await page.user.click(within(changed).getByRole('button', { name: 'Save as mine' }));
  const dialog = await page.dialog('Save as view');
  await page.user.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Mine');
  await page.user.click(within(dialog).getByRole('button', { name: 'Save view' }));
  await screen.findByRole('button', { name: 'View: Mine' });
  expect(page.kept).toMatchObject([
    { owner: ann, query: { over: 'true' } },
    { owner: me, name: 'Mine' },
  ]);
});

test('an admin renames, shares and deletes the view of another, after being asked', async () => {
  const page = await open(overAddress, [{ ...over, owner: ann, shared: true }], 'admin');
  await page.user.click(within(await page.menu()).getByRole('button', { name: 'Rename or share Over now' }));
  const dialog = await page.dialog('Rename or share view');
  const name = within(dialog).getByRole('textbox', { name: /^Name/ });
  await page.user.clear(name);
  await page.user.type(name, 'Too many');
  await page.user.click(within(dialog).getByRole('button', { name: 'Save view' }));
  await screen.findByRole('button', { name: 'View: Too many' });
  expect(page.kept).toMatchObject([{ name: 'Too many', query: over.query, columns: over.columns }]);
  await page.user.click(within(await page.menu()).getByRole('button', { name: 'Delete Too many' }));
  const question = await page.dialog('Delete view Too many?');
  expect(question.textContent).toContain('It disappears for everyone it is shared with.');
  await page.user.click(within(question).getByRole('button', { name: 'Delete view' }));
  await waitFor(() => expect(page.place()).toBe('/licences'));
  expect(page.kept).toEqual([]);
});

test('the address of a view that is gone shows its rows, and says that the view is gone', async () => {
  const page = await open(overAddress.replace('v1', 'v9'), [over]);
  await screen.findByText(/This view was deleted, or is not shared with you/);
  expect(page.columns()).toHaveLength(3);
  expect(page.calls.findLast(({ operation }) => operation === listLicences)?.query).toMatchObject({
    over: 'true',
  });
  await page.press('Close view');
  await waitFor(() => expect(page.place()).toBe('/licences'));
});

test('a view that could not be saved says why, and can be saved again', async () => {
  const page = await open(overAddress, [over]);
  await page.press('Clear filters');
  await page.press('Save');
  await waitFor(() => expect(page.changed()).toBeNull());
  page.kept.length = 0;
  await page.press(/^Over licence/);
  await page.press('Save');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/^Not saved\. This no longer exists/);
});

const users = `/companies/${company.id}/target-users`;
const ofCompany: View = {
  ...over,
  table: 'target-users',
  companyId: company.id,
  query: { status: 'active' },
  columns: ['name', 'email', 'field:f1'],
};

test('in a company, views of it and of every company are offered, told apart, and no others', async () => {
  const page = await open(users, [
    ofCompany,
    { ...ofCompany, id: 'v2', companyId: null, columns: ['name'] },
    { ...ofCompany, id: 'v3', companyId: 'other', name: 'Elsewhere' },
    { ...ofCompany, id: 'v4', owner: ann, shared: true },
    over,
  ]);
  const menu = await page.menu();
  await waitFor(() =>
    expect(
      within(menu)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Over now', 'Over nowevery company', 'Over nowby Ann Example']),
  );
});

test('columns and custom fields that no longer exist are named, and left out when the view is saved', async () => {
  const gone = { ...ofCompany, query: { 'field.f9': 'x' }, columns: ['name', 'field:f9', 'field:f8'] };
  const page = await open(
    `${users}?view=v1&field.f9=x&columns=name%2Cfield%3Af9%2Cfield%3Af8&density=compact`,
    [gone],
  );
  await screen.findByText(/2 columns of this view no longer exist here/);
  await screen.findByText(/filters by a custom field that no longer exists here/);
  expect(page.changed()).toBeNull();
  await page.press('Clear filters');
  await page.press('Save');
  await waitFor(() => expect(page.kept).toMatchObject([{ query: {}, columns: ['name'] }]));
  await waitFor(() => expect(screen.queryByText(/no longer exist/)).toBeNull());
});

test('a view is for this company or every one, and with a filter by a custom field only for this one', async () => {
  const page = await open(`${users}?status=active`);
  await page.user.click(within(await page.menu()).getByRole('button', { name: 'Save as view' }));
  const dialog = await page.dialog('Save as view');
  expect(within(dialog).getByRole('radio', { name: `Only ${company.name}` })).toHaveProperty('checked', true);
  await page.user.click(within(dialog).getByRole('radio', { name: 'Every company' }));
  await page.user.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Active');
  await page.user.click(within(dialog).getByRole('button', { name: 'Save view' }));
  await waitFor(() => expect(page.kept).toMatchObject([{ companyId: null, name: 'Active' }]));
});

test('with a filter by a custom field it is for this company alone', async () => {
  const page = await open(`${users}?field.f1=Pier`);
  await page.user.click(within(await page.menu()).getByRole('button', { name: 'Save as view' }));
  const dialog = await page.dialog('Save as view');
  expect(within(dialog).queryByRole('radio')).toBeNull();
  await page.user.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Pier');
  await page.user.click(within(dialog).getByRole('button', { name: 'Save view' }));
  await waitFor(() => expect(page.kept).toMatchObject([{ companyId: company.id }]));
});

test('sharing a search for an address warns first, also when it is saved into a shared view', async () => {
  const page = await open(`${users}?q=ada%40example.com`);
  await page.user.click(within(await page.menu()).getByRole('button', { name: 'Save as view' }));
  const dialog = await page.dialog('Save as view');
  const warning = () => within(dialog).queryByText(/contains an e-mail address/);
  expect(warning()).toBeNull();
  await page.user.click(within(dialog).getByRole('checkbox', { name: 'Share with colleagues' }));
  expect(warning()).not.toBeNull();
  await page.user.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Ada');
  await page.user.click(within(dialog).getByRole('button', { name: 'Save view' }));
  await screen.findByRole('button', { name: 'View: Ada' });
  await page.user.clear(screen.getByRole('searchbox', { name: 'Search target users' }));
  await page.user.type(
    screen.getByRole('searchbox', { name: 'Search target users' }),
    'bob@example.com{Enter}',
  );
  // Until then "Save" is of what was searched for before.
  await screen.findAllByText('bob@example.com');
  await page.press('Save');
  const again = await page.dialog('Rename or share view');
  await within(again).findByText(/contains an e-mail address/);
  await page.user.click(within(again).getByRole('button', { name: 'Save view' }));
  await waitFor(() => expect(page.kept).toMatchObject([{ name: 'Ada', query: { q: 'bob@example.com' } }]));
});
