import {
  getCompany,
  getCompanyActivity,
  getCompanyDirectory,
  getTargetUserSummary,
  listCompanyGroups,
  listTargetGroups,
} from '@reseller-console/contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { company, sessionOf } from '../../../test/fixtures.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { answers } from '../../../test/server.ts';

const none = { items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 };
const companies: [string, string][] = [
  ['aCmE', 'Acme'],
  ['bRiGhT', 'Brightwater'],
  [company.id, company.name],
  ['tWiN1', 'Twin'],
  ['tWiN2', 'Twin'],
];
const overview = `/companies/${company.id}`;

/** Opens the console, and the palette in it. */
async function openPalette(address: string, { directory = Promise.resolve(), shown = company } = {}) {
  const page = await openConsole(
    address,
    () => sessionOf('viewer'),
    answers(getCompanyDirectory, async () => {
      await directory;
      return { companies };
    }),
    answers(getCompany, () => shown),
    answers(getCompanyActivity, () => ({ items: [] })),
    answers(listCompanyGroups, () => none),
    answers(listTargetGroups, () => none),
    answers(getTargetUserSummary, () => ({ active: 12, inactive: 0, deleted: 0, months: [] })),
  );
  await screen.findByRole('button', { name: /^Switch company/ });
  return { ...page, ...(await press()), open: press };
}

/** Presses the keys of the palette. */
async function press() {
  fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
  const input = await screen.findByRole('combobox', { name: 'Company name or id, page or action' });
  const list = screen.getByRole('listbox', { name: 'Results' });
  const dialog = screen.getByRole('dialog', { name: 'Switch company' });
  return {
    input,
    user: userEvent.setup(),
    type: (text: string) => fireEvent.change(input, { target: { value: text } }),
    offered: () =>
      within(list)
        .queryAllByRole('option')
        .map(({ textContent }) => textContent),
    active: () => within(list).getByRole('option', { selected: true }),
    sections: () =>
      within(list)
        .getAllByRole('group')
        .map((group) => group.getAttribute('aria-label')),
    status: () => within(dialog).getByRole('status').textContent,
    enter: () => fireEvent.keyDown(input, { key: 'Enter' }),
  };
}

test('a page is gone to by its name', async () => {
  const palette = await openPalette('/');
  palette.type('groups comp');
  await waitFor(() => expect(palette.offered()[0]).toContain('Company groups'));
  palette.enter();
  await waitFor(() => expect(palette.place()).toBe('/company-groups'));
  expect(palette.input.isConnected).toBe(false);
});

test('the pages of the company on screen are found by its name, and no other company has any', async () => {
  const palette = await openPalette(overview);
  palette.type('target groups');
  await waitFor(() => expect(palette.offered()).toEqual([`Target groups · ${company.name}`]));
  palette.enter();
  await waitFor(() => expect(palette.place()).toBe(`${overview}/target-groups`));
});

test('what it offers in one of two companies of one name names that one', async () => {
  const palette = await openPalette('/companies/tWiN2', { shown: { ...company, id: 'tWiN2', name: 'Twin' } });
  palette.type('target groups');
  await waitFor(() => expect(palette.offered()).toEqual(['Target groups · Twin (tWiN2)']));
});

test('companies come first while typing, and before anything is typed the one worked with last', async () => {
  const palette = await openPalette('/companies/bRiGhT', {
    shown: { ...company, id: 'bRiGhT', name: 'Brightwater' },
  });
  palette.type('acme');
  await waitFor(() => expect(palette.offered()[0]).toContain('Acme'));
  palette.enter();
  await waitFor(() => expect(palette.place()).toBe('/companies/aCmE'));
  const again = await palette.open();
  await waitFor(() => expect(again.sections()).toEqual(['Recent', 'Companies', 'Pages and actions']));
  expect(again.offered()[0]).toContain('Brightwater');
  again.type('a');
  await waitFor(() => expect(again.sections()).toEqual(['Companies', 'Pages and actions']));
});

test('the company that is chosen stays so when it becomes a favourite and moves', async () => {
  const palette = await openPalette('/');
  palette.type('brightwater');
  await waitFor(() => expect(palette.offered()[0]).toContain('Brightwater'));
  palette.type('');
  await waitFor(() => expect(palette.offered().length).toBeGreaterThan(companies.length));
  while (!palette.active().textContent.includes('Brightwater')) {
    fireEvent.keyDown(palette.input, { key: 'ArrowDown' });
  }
  await palette.user.click(screen.getByRole('button', { name: 'Add Brightwater to favourites' }));
  const favourites = await screen.findByRole('group', { name: 'Favourites' });
  expect(within(favourites).getByRole('option')).toBe(palette.active());
  palette.enter();
  await waitFor(() => expect(palette.place()).toBe('/companies/bRiGhT'));
});

test('companies that are still on their way are not said to be missing', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const palette = await openPalette('/', { directory: promise });
  palette.type('brightwater');
  await waitFor(() => expect(palette.status()).toBe('Loading'));
  expect(screen.queryByText(/Nothing matches/)).toBeNull();
  resolve();
  await waitFor(() => expect(palette.offered()[0]).toContain('Brightwater'));
});

test('a screen reader hears which company is current, what is active and how much was found', async () => {
  const palette = await openPalette(overview);
  palette.type(company.name);
  await waitFor(() => expect(palette.status()).toMatch(/^1 company, \d+ pages and actions$/));
  expect(screen.getByRole('option', { name: new RegExp(`^${company.name} Current`) })).toBeDefined();
  fireEvent.keyDown(palette.input, { key: 'ArrowDown' });
  expect(palette.input.getAttribute('aria-activedescendant')).toBe(palette.active().id);
  expect(palette.active().textContent).not.toContain('Current');
  palette.type('no such thing');
  await waitFor(() => expect(palette.status()).toBe('0 companies, 0 pages and actions'));
  expect(screen.getByText('Nothing matches “no such thing”.')).toBeDefined();
});

test('a viewer is offered no create', async () => {
  const palette = await openPalette(overview);
  palette.type('new');
  await waitFor(() => expect(palette.status()).toMatch(/, 0 pages and actions$/));
});

test('what is typed while a page still opens stays when that page arrives', async () => {
  const palette = await openPalette('/');
  palette.type('acme');
  await waitFor(() => expect(palette.offered()[0]).toContain('Acme'));
  history.pushState(null, '', overview);
  fireEvent.popState(window);
  await screen.findByRole('button', { name: `Switch company ${company.name}`, hidden: true });
  expect(palette.input.isConnected).toBe(true);
  expect(palette.input).toHaveProperty('value', 'acme');
  expect(palette.offered()[0]).toContain('Acme');
});
