import {
  type CustomField,
  getCompany,
  getCompanyDirectory,
  getPreferences,
  getSession,
  getTargetUserSummary,
  listCustomFields,
  listTargetUsers,
  Preferences,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { company, directory, person, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { TargetUsersPage } from './target-users-page.tsx';

const field = (id: string, name: string, type: CustomField['type'], filterable = true): CustomField => ({
  ...{ id, name, type, filterable },
  required: false,
});
const fields = [
  field('site', 'Tesis', 'String'),
  field('badge', 'Badge', 'Number'),
  field('remote', 'Remote', 'Boolean'),
  field('since', 'Since', 'Date', false),
];

/** The list of a company with these fields. A filter by any other is refused, as by the server. */
function open(search = '', shownColumns: string[] = []) {
  const calls = serve(
    answers(getSession, () => sessionOf('viewer')),
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => company),
    answers(getPreferences, () => z.parse(Preferences, { tables: { 'target-users': { shownColumns } } })),
    answers(getTargetUserSummary, () => ({ active: 1, inactive: 0, deleted: 0, months: [] })),
    answers(listCustomFields, () => ({ items: fields })),
    answers(listTargetUsers, ({ query }) => {
      if (query['q']) return { items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 };
      const unknown = Object.keys(query).find(
        (name) => name.startsWith('field.') && !fields.some(({ id }) => name === `field.${id}`),
      );
      if (unknown !== undefined) {
        const error = { field: unknown, code: 'unknown_custom_field', message: 'No such field' };
        return refuses({ code: 'invalid_request', status: 400, errors: [error] });
      }
      const values = { site: 'Pier 4', badge: '0042', remote: 'True', since: '2024-02-29' };
      const customFields = fields.flatMap(({ id, name }) =>
        Object.entries(values).flatMap(([of, value]) => (of === id ? [{ id, name, value }] : [])),
      );
      return { items: [{ ...person, customFields }], page: 1, pageSize: 25, pageCount: 1, total: 1 };
    }),
  );
  const { user } = show(
    <TargetUsersPage views={() => null} companyId="c1" />,
    `/companies/c1/target-users${search}`,
  );
  const lists = () => calls.filter(({ operation }) => operation === listTargetUsers);
  return {
    user,
    asked: () => lists().at(-1)?.query,
    press: async (name: string) => user.click(await screen.findByRole('button', { name })),
    dialog: (name: string) => screen.findByRole('dialog', { name }),
  };
}
const address = () => new URLSearchParams(location.search);

test('a filter by a field is chosen, stands in the address, is a chip that can be changed, and is taken back', async () => {
  const page = open();
  await page.press('Custom field');
  const dialog = await page.dialog('Custom field');
  const choice = within(dialog).getByRole('combobox', { name: 'Custom field' });
  expect(
    within(choice)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Tesis', 'Badge', 'Remote']);
  await page.user.type(within(dialog).getByRole('textbox', { name: 'Contains' }), ' pier {Enter}');
  await waitFor(() => expect(page.asked()).toMatchObject({ 'field.site': 'pier', page: '1' }));
  expect(address().get('field.site')).toBe('pier');
  await page.press('Tesis: pier');
  const again = within(await page.dialog('Tesis')).getByRole('textbox', { name: 'Contains' });
  await page.user.clear(again);
  await page.user.type(again, 'quay{Enter}');
  await waitFor(() => expect(page.asked()).toMatchObject({ 'field.site': 'quay' }));
  await page.press('Remove filter Tesis: quay');
  await waitFor(() => expect(address().get('field.site')).toBeNull());
  await screen.findByRole('button', { name: 'Custom field' });
});

test('yes or no is chosen, and a number must be one', async () => {
  const page = open();
  await page.press('Custom field');
  const dialog = await page.dialog('Custom field');
  const choice = within(dialog).getByRole('combobox', { name: 'Custom field' });
  await page.user.selectOptions(choice, 'Badge');
  await page.user.type(within(dialog).getByRole('textbox', { name: 'Contains' }), 'forty{Enter}');
  expect(within(dialog).getByRole('alert').textContent).toBe('A whole number of at most 10 digits');
  expect(address().get('field.badge')).toBeNull();
  await page.user.selectOptions(choice, 'Remote');
  expect(within(dialog).queryByRole('alert')).toBeNull();
  await page.user.selectOptions(within(dialog).getByRole('combobox', { name: 'Is' }), 'No');
  await page.user.click(within(dialog).getByRole('button', { name: 'Apply' }));
  await waitFor(() => expect(page.asked()).toMatchObject({ 'field.remote': 'false' }));
  await screen.findByRole('button', { name: 'Remote: No' });
});

test('a filter by a field that is gone says so, shows no other list, and can be taken back', async () => {
  const page = open('?field.gone=x&field.site=pier');
  await screen.findByText('Filter by a custom field: The company no longer has this field.');
  expect(screen.queryByRole('table')).toBeNull();
  await page.press('Remove filter Deleted field: x');
  await screen.findByRole('table', { name: 'Target users' });
  expect(page.asked()).toMatchObject({ 'field.site': 'pier' });
  expect(page.asked()).not.toHaveProperty('field.gone');
});

test('all filters are cleared at once, and what is no filter of ours in the address is left out', async () => {
  const page = open('?field.site=pier&field.badge=&status=active');
  await screen.findByRole('table', { name: 'Target users' });
  expect(page.asked()).toMatchObject({ 'field.site': 'pier', status: 'active' });
  expect(page.asked()).not.toHaveProperty('field.badge');
  await page.press('Clear filters');
  await waitFor(() => expect(address().get('status')).toBeNull());
  expect([...address().keys()].filter((name) => name.startsWith('field.'))).toEqual([]);
});

test('columns of fields are shown by choice, each by its type, none of them sorts, and one that is gone is no error', async () => {
  open('', ['field:since', 'field:remote', 'field:gone', 'field:badge']);
  const table = await screen.findByRole('table', { name: 'Target users' });
  await waitFor(() => expect(within(table).getAllByRole('columnheader')).toHaveLength(10));
  const heads = within(table).getAllByRole('columnheader').slice(-3);
  expect(heads.map(({ textContent }) => textContent)).toEqual(['Badge', 'Remote', 'Since']);
  expect(heads.flatMap((head) => within(head).queryAllByRole('button'))).toEqual([]);
  const cells = (await within(table).findAllByRole('cell')).slice(-3);
  expect(cells.map(({ textContent }) => textContent)).toEqual(['0042', 'Yes', 'Feb 29, 2024']);
});

test('where a full name is not found, the page says why', async () => {
  open('?q=Ada%20Byron');
  await screen.findByText(/First and last name are two fields at Keepnet/);
});

test('where one word is not found, the page says no more than that', async () => {
  open('?q=Byron%20');
  await screen.findByText('No target user matches.');
});
