import {
  type Company,
  getCompanyDirectory,
  getCompanyGroup,
  getLeftOut,
  getParticipants,
  listAllCompanyGroups,
  listCompanies,
  type Role,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { sessionOf } from '../../../test/fixtures.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { answers } from '../../../test/server.ts';

const names = ['Acme', 'Brightwater', 'Twin', 'Twin'];
const idOf = (page: string, at: number) => `c${page}-${at}`;

const companiesOf = (page: string): Company[] =>
  names.map((name, at) => ({
    id: idOf(page, at),
    name,
    industry: null,
    licenceType: null,
    userLimit: 1_500,
    activeUsers: 1_234,
    exceeded: false,
    inactiveUsers: 0,
    deletedUsers: 0,
    monthlyActiveUsers: 7,
    licenceEndsAt: '2027-02-01',
    licenceExpired: false,
    createdAt: null,
    tags: ['gold'],
    privacyDenied: false,
  }));

const group = { id: 'g1', name: 'Logistics', companyCount: 1, createdAt: null };
const directory: [string, string][] = names.map((name, at) => [idOf('1', at), name]);

/** Opens the list of so many companies, four on a page. */
async function open(role: Role = 'operator', total = 8) {
  const page = await openConsole(
    '/',
    () => sessionOf(role),
    answers(getCompanyDirectory, () => ({ companies: directory })),
    answers(listAllCompanyGroups, () => ({ items: [group] })),
    answers(getParticipants, () => ({ companyIds: [idOf('1', 0)] })),
    answers(getCompanyGroup, () => group),
    answers(getLeftOut, () => ({ of: 2, leftOut: [], isCertain: true })),
    answers(listCompanies, ({ query: { page: at = '1' } }) => ({
      items: companiesOf(at),
      page: Number(at),
      pageSize: 25,
      pageCount: Math.ceil(total / 4),
      total,
      exceededCount: 0,
    })),
  );
  const user = userEvent.setup();
  const tick = async (name: string) =>
    user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }));
  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
  return { ...page, user, tick, press, bar: () => screen.findByRole('region', { name: 'Selection' }) };
}

test('selected companies lead to the export page, with these companies chosen', async () => {
  const list = await open();
  await list.tick('Acme');
  await list.tick('Twin (c1-2)');
  expect((await list.bar()).textContent).toContain('2 selected');
  await list.press('Export from them');
  await waitFor(() => expect(list.place()).toBe('/exports?companies=c1-0,c1-2'));
  await screen.findByRole('button', { name: 'Remove Acme' });
  await screen.findByRole('button', { name: 'Remove Twin (c1-2)' });
});

test('they are added to a company group in its editor, which shows the change before it is saved', async () => {
  const list = await open();
  await list.tick('Acme');
  await list.tick('Brightwater');
  await list.press('More');
  await list.press(/^Add to a company group/);
  const dialog = within(await screen.findByRole('dialog', { name: 'Add 2 companies to a company group' }));
  await list.user.click(dialog.getByRole('combobox', { name: 'Company group' }));
  await list.user.click(await dialog.findByRole('option', { name: /Logistics/ }));
  await list.user.click(dialog.getByRole('button', { name: 'Review the members' }));
  await waitFor(() => expect(list.place()).toBe('/company-groups/g1/members/edit?add=c1-0,c1-1'));
  // One of them is a member already.
  await screen.findByRole('radio', { name: 'Changes 1' });
});

test('rows are copied with their numbers as numbers, and a row gives its id', async () => {
  const list = await open('viewer');
  await list.tick('Acme');
  await list.press('Copy rows');
  await screen.findByText('1 row copied');
  const [header, row] = (await navigator.clipboard.readText()).split('\r\n');
  expect(header?.split('\t')[0]).toBe('Name');
  expect(row).toBe('Acme\t1,234 of 1,500\t1234\t7\t2027-02-01\tgold');
  (await screen.findByRole('link', { name: 'Brightwater' })).focus();
  await list.press('Actions: Brightwater');
  await list.press('Copy id');
  await waitFor(async () => expect(await navigator.clipboard.readText()).toBe('c1-1'));
});

test('a viewer is offered no change', async () => {
  const viewer = await open('viewer');
  await viewer.tick('Acme');
  const shown = async (bar: Promise<HTMLElement>) =>
    within(await bar)
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
  expect(await shown(viewer.bar())).toEqual([
    'Select all 8 that match',
    'Export from them',
    'Copy rows',
    'Clear',
  ]);
});

test('more than one file can name can still be copied, and the bar says why it offers no more', async () => {
  const list = await open('operator', 204);
  await list.tick('Acme');
  await list.press('Select all 204 that match');
  const bar = await list.bar();
  await waitFor(() => expect(bar.textContent).toContain('204 selected'));
  expect(bar.textContent).toContain('Select at most 200 companies');
  expect(within(bar).queryByRole('button', { name: 'Export from them' })).toBeNull();
});
