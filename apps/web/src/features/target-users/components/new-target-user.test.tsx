import {
  type CompanyDetail,
  type CustomField,
  createTargetUser,
  getCompany,
  getCompanyDirectory,
  getSession,
  listAllTargetGroups,
  listCustomFields,
  listLanguages,
  listTimeZones,
  type ResponseOf,
  type Role,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { company, descriptionOf, directory, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { ToastRegion } from '../../../shared/toast/toast-region.tsx';
import { NewTargetUser } from './new-target-user.tsx';

const groups: ResponseOf<typeof listAllTargetGroups> = {
  items: [
    {
      id: 'g1',
      name: 'Repeat Offenders',
      kind: 'automatic',
      priority: 'High',
      protected: true,
      createdAt: null,
    },
    { id: 'g2', name: 'Board', kind: 'manual', priority: 'Low', protected: false, createdAt: null },
  ],
};
const path = `/companies/${company.id}/target-users/new`;

interface Given {
  role?: Role;
  company?: Partial<CompanyDetail>;
  fields?: () => CustomField[];
  created?: Parameters<typeof answers<typeof createTargetUser>>[1];
  /** Whether toasts are shown, too. */
  toasts?: boolean;
}

/** Opens the form of the company and waits until it is there. */
function open({
  role = 'operator',
  fields = () => [],
  created = () => ({ id: 'new1' }),
  toasts = false,
  ...given
}: Given = {}) {
  const calls = serve(
    answers(getSession, () => sessionOf(role)),
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => ({ ...company, ...given.company })),
    answers(listCustomFields, () => ({ items: fields() })),
    answers(listAllTargetGroups, () => groups),
    answers(listTimeZones, () => ({ items: [{ id: 'z1', name: '(UTC-03:00) Brasilia' }] })),
    answers(listLanguages, () => ({ items: [{ id: 'l1', name: 'Turkish', label: 'Turkish', code: 'tr' }] })),
    answers(createTargetUser, created),
  );
  const { user, go } = show(
    <>
      <NewTargetUser companyId={company.id} />
      {toasts ? <ToastRegion /> : null}
    </>,
    path,
  );
  const textbox = (name: RegExp) => {
    const [first] = screen.getAllByRole('textbox', { name });
    if (first === undefined) throw new Error(`There is no field ${name}`);
    return first;
  };
  const put = async (name: RegExp, text: string) => {
    const input = textbox(name);
    await user.clear(input);
    await user.click(input);
    await user.paste(text);
    return input;
  };
  return {
    user,
    go,
    textbox,
    put,
    /** Fills in what is required. */
    async fillIn() {
      await screen.findByRole('region', { name: 'Person' });
      await put(/^E-mail/, 'ada@example.com');
      await put(/^First name/, 'Ada');
      await put(/^Last name/, 'Lovelace');
      await put(/^Phone/, '+90 532 111 22 33');
    },
    create: () => screen.getByRole('button', { name: /^Create in/ }),
    sent: () => calls.filter(({ operation }) => operation === createTargetUser),
    bodies: () => calls.filter(({ operation }) => operation === createTargetUser).map(({ body }) => body),
  };
}

/** What must stand at a field after sending, with the focus on it. */
function complains(field: HTMLElement, message: RegExp): void {
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(descriptionOf(field)).toMatch(message);
}

test.each([
  ['no e-mail', /^E-mail/, '', /^Required/],
  ['no address', /^E-mail/, 'ada at example', /Not an e-mail address/],
  ['a first name of spaces', /^First name/, '   ', /^Required/],
  ['257 characters', /^Last name/, 'x'.repeat(257), /At most 256 characters/],
  ['letters for a phone', /^Phone/, 'ask reception', /Not a telephone number/],
  ['a short phone', /^Phone/, '+90 532', /Too short for a telephone number/],
])('%s: words at the field, and nothing is sent', async (_what, name, text, words) => {
  const form = open();
  await form.fillIn();
  const field = await form.put(name, text);
  await form.user.click(form.create());
  complains(field, words);
  expect(form.bodies()).toEqual([]);
});

test('names that are too long to edit later are said to be that, and sent', async () => {
  const form = open();
  await form.fillIn();
  expect(descriptionOf(await form.put(/^First name/, 'x'.repeat(41)))).toMatch(/More than 40 characters/);
  expect(descriptionOf(await form.put(/^Department/, 'x'.repeat(65)))).toMatch(/More than 64 characters/);
  await form.put(/^Last name/, 'x'.repeat(256));
  await form.user.click(form.create());
  const sent = { firstName: 'x'.repeat(41), lastName: 'x'.repeat(256), department: 'x'.repeat(65) };
  await waitFor(() => expect(form.bodies()).toEqual([expect.objectContaining(sent)]));
});

test('a number written the local way is sent with the code of the company’s country', async () => {
  const form = open();
  await form.fillIn();
  expect(descriptionOf(await form.put(/^Phone/, ''))).toMatch(
    /Without a country code, United Kingdom is assumed/,
  );
  const phone = await form.put(/^Phone/, '020 7946 0018');
  expect(descriptionOf(phone)).toBe('Will be sent as +44 20 7946 0018');
  await form.user.click(form.create());
  await waitFor(() =>
    expect(form.bodies()).toEqual([expect.objectContaining({ phoneNumber: '+442079460018' })]),
  );
});

test('addresses are reduced to what is one, in the field and in what is sent', async () => {
  const form = open({ fields: () => [{ id: 'f1', name: 'Second address', type: 'Email', required: false }] });
  await form.fillIn();
  const email = await form.put(/^E-mail/, 'Ada Lovelace <ada.l@example.com>;');
  await form.user.click(within(screen.getByRole('region', { name: 'Manager' })).getByLabelText(/^E-mail/));
  await form.user.paste('mailto:boss@example.com');
  await form.put(/^Second address/, 'second\u200B@example.com,');
  await form.put(/^First name/, 'A\u00ADda');
  expect(email).toHaveProperty('value', 'ada.l@example.com');
  await form.user.click(form.create());
  const sent = {
    email: 'ada.l@example.com',
    firstName: 'Ada',
    managerEmail: 'boss@example.com',
    customFields: [{ id: 'f1', value: 'second@example.com' }],
  };
  await waitFor(() => expect(form.bodies()).toEqual([expect.objectContaining(sent)]));
});

test('required fields of the company are asked for by name, of their kind', async () => {
  const form = open({
    fields: () => [
      { id: 'f1', name: 'Cost centre', type: 'String', required: true },
      { id: 'f2', name: 'Employee number', type: 'Number', required: true },
    ],
  });
  await form.fillIn();
  await form.user.click(form.create());
  complains(form.textbox(/^Cost centre/), /^Required/);
  expect(descriptionOf(form.textbox(/^Employee number/))).toMatch(/^Required/);
  await form.put(/^Cost centre/, 'CC-1');
  expect(descriptionOf(await form.put(/^Employee number/, 'many'))).toMatch(/A whole number/);
  expect(form.bodies()).toEqual([]);
  await form.put(/^Employee number/, '12');
  await form.user.click(form.create());
  await waitFor(() => expect(form.bodies()).toHaveLength(1));
});

test('a field that the company added since the form was opened is asked for, in its place', async () => {
  const added: CustomField = { id: 'f1', name: 'Cost centre', type: 'String', required: true };
  const fields: CustomField[] = [];
  const errors = [{ field: 'customFields.f1', message: 'Required' }];
  const form = open({
    fields: () => [...fields],
    created: () =>
      fields.push(added) > 1 ? { id: 'new1' } : refuses({ code: 'invalid_request', status: 400, errors }),
  });
  await form.fillIn();
  expect(screen.queryByRole('textbox', { name: /^Cost centre/ })).toBeNull();
  await form.user.click(form.create());
  const field = await screen.findByRole('textbox', { name: /^Cost centre/ });
  expect(descriptionOf(field)).toMatch(/^Required/);
  expect(screen.getByRole('alert').textContent).toContain('Check the marked fields.');
  await form.put(/^Cost centre/, 'CC-2');
  await form.user.click(form.create());
  await waitFor(() => expect(form.bodies()).toHaveLength(2));
});

test('an unknown outcome can only be checked, by the same request, until the target user is found', async () => {
  let known = false;
  const form = open({
    toasts: true,
    created: () =>
      known ? { id: 'new1', reconciled: true } : refuses({ code: 'outcome_unknown', status: 504 }),
  });
  await form.fillIn();
  await form.user.click(form.create());
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain(
    'This was sent to Keepnet, but the answer was lost. It is not visible yet.',
  );
  expect(form.create().getAttribute('aria-disabled')).toBe('true');
  const check = () => form.user.click(within(alert).getByRole('button', { name: 'Check again' }));
  await check();
  expect(await screen.findByText(/Checked once: still not certain/)).toBeDefined();
  expect(form.textbox(/^E-mail/)).toHaveProperty('value', 'ada@example.com');
  known = true;
  await check();
  const toast = await screen.findByText(/The answer was lost, but we checked and the target user is there/);
  expect(new Set(form.sent().map(({ key }) => key)).size).toBe(1);
  expect(form.sent()).toHaveLength(3);
  await form.user.keyboard('{Escape}');
  await waitFor(() => expect(toast.isConnected).toBe(false));
});

test('groups that a system fills cannot be chosen and say why', async () => {
  const form = open();
  await form.fillIn();
  await form.user.click(screen.getByRole('combobox', { name: 'Target groups' }));
  const option = await screen.findByRole('option', { name: /Repeat Offenders/ });
  expect(option.textContent).toContain('Keepnet chooses its members');
  expect(option.getAttribute('aria-disabled')).toBe('true');
  await form.user.click(option);
  expect(screen.queryByRole('button', { name: 'Remove Repeat Offenders' })).toBeNull();
  await form.user.click(screen.getByRole('option', { name: /Board/ }));
  expect(screen.getByRole('button', { name: 'Remove Board' })).toBeDefined();
});

test('over the licence is a warning with its numbers for active people, not a wall', async () => {
  const form = open({ company: { userLimit: 500, activeUsers: 640, exceeded: true } });
  await form.fillIn();
  expect(screen.getByRole('note').textContent).toContain('640 of 500 used: this target user is number 641');
  await form.user.click(screen.getByRole('switch', { name: 'Active' }));
  expect(screen.queryByRole('note')).toBeNull();
  await form.user.click(screen.getByRole('switch', { name: 'Active' }));
  await form.user.click(form.create());
  await waitFor(() => expect(form.bodies()).toEqual([expect.objectContaining({ active: true })]));
});

test('a double click sends one', async () => {
  const answer = Promise.withResolvers<{ id: string }>();
  const form = open({ created: () => answer.promise });
  await form.fillIn();
  await form.user.dblClick(form.create());
  answer.resolve({ id: 'new1' });
  await waitFor(() => expect(location.pathname).toBe(`/companies/${company.id}/target-users`));
  expect(form.bodies()).toHaveLength(1);
});

test('adds another: what they share is kept, the rest is empty and has the focus', async () => {
  const form = open();
  await form.fillIn();
  await form.put(/^Department/, 'Sales');
  await form.user.click(screen.getByRole('combobox', { name: 'Target groups' }));
  await form.user.click(await screen.findByRole('option', { name: /Board/ }));
  await form.user.click(screen.getByRole('switch', { name: 'Then add another' }));
  await form.user.click(form.create());
  await waitFor(() => expect(form.textbox(/^E-mail/)).toHaveProperty('value', ''));
  expect(document.activeElement).toBe(form.textbox(/^E-mail/));
  expect(form.textbox(/^Department/)).toHaveProperty('value', 'Sales');
  expect(screen.getByRole('button', { name: 'Remove Board' })).toBeDefined();
  await form.fillIn();
  await form.user.click(screen.getByRole('switch', { name: 'Then add another' }));
  await form.user.click(form.create());
  await waitFor(() => expect(location.pathname).toBe(`/companies/${company.id}/target-users`));
  expect(form.bodies()).toHaveLength(2);
});

test('a viewer is told that creating needs an operator', async () => {
  open({ role: 'viewer' });
  expect(await screen.findByText(/Your role is Viewer. Creating needs Operator/)).toBeDefined();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a half-filled form asks before it is left: staying keeps it, leaving for another company can be a new tab', async () => {
  const opened: unknown[] = [];
  vi.stubGlobal('open', (address: unknown) => opened.push(address));
  const form = open();
  await form.fillIn();
  const press = (name: string) => form.user.click(screen.getByRole('button', { name }));
  const leave = () => screen.findByRole('dialog', { name: 'Leave this form?' });

  await press('Cancel');
  await leave();
  expect(screen.queryByRole('button', { name: 'Open in a new tab' })).toBeNull();
  await press('Stay');
  expect(form.textbox(/^E-mail/)).toHaveProperty('value', 'ada@example.com');
  expect(location.pathname).toBe(path);

  await form.go('/companies/oTher2/target-users');
  await leave();
  await press('Open in a new tab');
  expect(opened).toEqual(['/companies/oTher2/target-users']);
  expect(location.pathname).toBe(path);

  await form.go('/companies/oTher2/target-users');
  await leave();
  await press('Discard and leave');
  await waitFor(() => expect(location.pathname).toBe('/companies/oTher2/target-users'));
  expect(Object.keys(sessionStorage)).toEqual([]);
});

test('password managers are told to leave every field about the target user alone', async () => {
  const form = open({
    fields: () => [{ id: 'f1', name: 'Badge', type: 'String', required: false }],
  });
  await form.fillIn();
  const fields = [...screen.getAllByRole('textbox'), ...screen.getAllByRole('combobox')].filter(
    (field) => field instanceof HTMLInputElement,
  );
  expect(fields.length).toBeGreaterThan(8);
  for (const field of fields) {
    for (const name of ['data-1p-ignore', 'data-bwignore', 'data-lpignore']) {
      expect(field.getAttribute(name)).toBe('true');
    }
    expect(field.getAttribute('data-form-type')).toBe('other');
    expect(field.getAttribute('autocomplete')).toBe('off');
  }
});
