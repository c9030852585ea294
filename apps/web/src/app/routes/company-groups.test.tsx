import {
  type CompanyGroup,
  getCompanyDirectory,
  getCompanyGroup,
  getParticipants,
  listAllCompanyGroups,
  listCompanyGroups,
  listGroupCompanies,
  renameCompanyGroup,
} from '@reseller-console/contract';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { directory, sessionOf } from '../../../test/fixtures.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { answers, refuses } from '../../../test/server.ts';

const group: CompanyGroup = { id: 'gR0uP1', name: 'Harbour Customers', companyCount: 1, createdAt: null };
const path = `/company-groups/${group.id}`;
const empty = { items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 };
const listed = answers(listCompanyGroups, () => ({ ...empty, items: [group], total: 1 }));
const known = [
  listed,
  answers(listAllCompanyGroups, () => ({ items: [group] })),
  answers(listGroupCompanies, () => empty),
];

test('a new name that is refused is not told as a success, and stays in its field', async () => {
  const { place } = await openConsole(
    `${path}/rename`,
    () => sessionOf('operator'),
    answers(getCompanyGroup, () => group),
    answers(getParticipants, () => ({ companyIds: ['cOmPaNy1'] })),
    answers(renameCompanyGroup, () =>
      refuses({ code: 'upstream_refused', status: 400, detail: 'Name is taken' }),
    ),
    ...known,
  );
  const name = await screen.findByRole('textbox', { name: /^Name/ });
  await userEvent.clear(name);
  await userEvent.type(name, 'Another');
  await userEvent.click(await screen.findByRole('button', { name: 'Save the new name' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The group was not renamed');
  expect(place()).toBe(`${path}/rename`);
  expect(name).toHaveProperty('value', 'Another');
});

test('the companies to choose from load, instead of none matching', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof directory>();
  await openConsole(
    '/company-groups/new',
    () => sessionOf('operator'),
    answers(getCompanyDirectory, () => promise),
    ...known,
  );
  const members = await screen.findByRole('region', { name: 'Companies' });
  expect(within(members).getByRole('status').textContent).toBe('Loading');
  expect(members.textContent).not.toContain('No company matches.');
  expect(members.textContent).not.toContain('All 0');
  resolve(directory);
  await within(members).findByRole('listbox', { name: 'Companies to choose from' });
  expect(members.textContent).toContain('All 1');
});

test('a credential that is not a reseller’s is told in plain words, and can be tried again', async () => {
  let isReseller = false;
  await openConsole(
    '/company-groups',
    () => sessionOf('viewer'),
    answers(listCompanyGroups, () =>
      isReseller
        ? { ...empty, items: [group], total: 1 }
        : refuses({ code: 'reseller_required', status: 403 }),
    ),
    answers(listAllCompanyGroups, () => ({ items: [group] })),
  );
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('credential does not belong to a reseller');
  isReseller = true;
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: group.name })).toBeDefined();
});

test('a group that is gone is told apart from an empty one', async () => {
  let isGone = true;
  await openConsole(
    path,
    () => sessionOf('viewer'),
    answers(getCompanyGroup, () => (isGone ? refuses({ code: 'not_found', status: 404 }) : group)),
    answers(listGroupCompanies, () => (isGone ? refuses({ code: 'not_found', status: 404 }) : empty)),
    ...known,
  );
  expect(await screen.findByRole('heading', { name: 'Company group not found' })).toBeDefined();
  isGone = false;
  const links = screen.getAllByRole('link', { name: 'All company groups' });
  await userEvent.click(links.at(-1) ?? document.body);
  await userEvent.click(await screen.findByRole('link', { name: group.name }));
  expect(await screen.findByRole('heading', { name: 'This group has no companies yet.' })).toBeDefined();
});
