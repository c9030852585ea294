import {
  getCompany,
  getCompanyDirectory,
  getPreferences,
  getSession,
  getTargetUser,
  listAllTargetGroups,
  listCustomFields,
  listLanguages,
  listTargetUserGroups,
  listTargetUsers,
  listTimeZones,
  Preferences,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { company, directory, person, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { TargetUserPanel } from './target-user-panel.tsx';

test('what scrolls in the panel has a name where it can have the focus, also for a target user who is gone', async () => {
  serve(
    answers(getSession, () => sessionOf('viewer')),
    answers(getPreferences, () => z.parse(Preferences, {})),
    answers(listTargetUsers, () => ({ items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 })),
    answers(listCustomFields, () => ({ items: [] })),
    answers(getTargetUser, () => refuses({ code: 'not_found', status: 404 })),
  );
  show(<TargetUserPanel companyId="c1" userId="gone1" />, '/companies/c1/target-users/gone1');
  const panel = await screen.findByRole('region', { name: 'Target user' });
  expect(panel.tabIndex).toBe(0);
  expect(await within(panel).findByText('Target user not found')).toBeDefined();
});

const fields = [
  { id: 'f2', name: 'Works remotely', type: 'Boolean', required: false, filterable: true },
  { id: 'f1', name: 'Cost centre', type: 'String', required: false, filterable: true },
] as const;

function open(user: Partial<typeof person>) {
  serve(
    answers(getSession, () => sessionOf('operator')),
    answers(getPreferences, () => z.parse(Preferences, {})),
    answers(listTargetUsers, () => ({ items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 })),
    answers(listTargetUserGroups, () => ({ items: [], page: 1, pageSize: 100, pageCount: 1, total: 0 })),
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => company),
    answers(listAllTargetGroups, () => ({ items: [] })),
    answers(listTimeZones, () => ({ items: [] })),
    answers(listLanguages, () => ({ items: [] })),
    answers(listCustomFields, () => ({ items: [...fields] })),
    answers(getTargetUser, () => ({ ...person, ...user })),
  );
  show(<TargetUserPanel companyId="c1" userId="u1" />, '/companies/c1/target-users/u1?field.f1=CC');
}
const valuesIn = (section: HTMLElement) =>
  within(section)
    .getAllByRole('term')
    .map(({ textContent, nextSibling }) => [textContent, nextSibling?.textContent]);

test('the panel shows every field of the company, in its order, and leads to where they are changed', async () => {
  open({});
  const section = await screen.findByRole('region', { name: 'Custom fields' });
  await within(section).findByText('Works remotely');
  expect(valuesIn(section)).toEqual([
    ['Works remotely', 'Not set'],
    ['Cost centre', 'CC-1'],
  ]);
  const change = await within(section).findByRole('link', { name: 'Change custom fields' });
  expect(change.getAttribute('href')).toBe('/companies/c1/target-users/u1/edit?field.f1=CC');
});

test('e-mail address, phone number and id are copied with one press', async () => {
  open({});
  const panel = await screen.findByRole('region', { name: 'Target user' });
  for (const [name, text] of [
    ['Copy e-mail address', person.email],
    ['Copy phone number', person.phoneNumber],
    ['Copy id', person.id],
  ] as const) {
    await userEvent.click(await within(panel).findByRole('button', { name }));
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe(text));
  }
});

test('in a masked company what is not there is not known, and nothing leads to a change', async () => {
  open({ email: 'a*********m', customFields: [] });
  const section = await screen.findByRole('region', { name: 'Custom fields' });
  await within(section).findByText(/these values may be hidden as well/);
  await within(section).findByText('Works remotely');
  expect(valuesIn(section)).toEqual([
    ['Works remotely', 'Not known'],
    ['Cost centre', 'Not known'],
  ]);
  expect(within(section).queryByRole('link')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Copy e-mail address' })).toBeNull();
});
