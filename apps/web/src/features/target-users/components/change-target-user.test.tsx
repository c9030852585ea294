import {
  type CustomField,
  getCompany,
  getCompanyDirectory,
  getSession,
  getTargetUser,
  listCustomFields,
  listLanguages,
  listTimeZones,
  type Role,
  type TargetUserDetail,
  updateTargetUser,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { company, descriptionOf, directory, person, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { ChangeTargetUser } from './change-target-user.tsx';

const fields: CustomField[] = [
  { id: 'f1', name: 'Cost centre', type: 'String', required: false },
  { id: 'f2', name: 'Joined', type: 'Date', required: false },
];
type Reply = Parameters<typeof answers<typeof updateTargetUser>>[1];
const saved: Reply = () => ({ id: 'u1', version: 'v2', notTaken: [] });

/** Opens the form of one target user; the server answers what is sent by one reply after the other, and the last one again. */
function open(given: Partial<TargetUserDetail> = {}, role: Role = 'operator', ...replies: Reply[]) {
  const sent = () => calls.filter(({ operation }) => operation === updateTargetUser);
  const calls = serve(
    answers(getSession, () => sessionOf(role)),
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => company),
    answers(getTargetUser, () => ({ ...person, ...given })),
    answers(listCustomFields, () => ({ items: fields })),
    answers(listTimeZones, () => ({ items: [{ id: 'z1', name: '(UTC-03:00) Brasilia' }] })),
    answers(listLanguages, () => ({ items: [{ id: 'l1', name: 'Turkish', label: 'Turkish', code: 'tr' }] })),
    answers(updateTargetUser, (call) => (replies[sent().length - 1] ?? replies.at(-1) ?? saved)(call)),
  );
  const { user } = show(
    <ChangeTargetUser companyId={company.id} userId="u1" />,
    `/companies/${company.id}/target-users/u1/edit`,
  );
  const form = {
    user,
    sent,
    field(name: RegExp) {
      const [first] = screen.getAllByRole('textbox', { name });
      if (first === undefined) throw new Error(`There is no field ${name}`);
      return first;
    },
    async put(name: RegExp, text: string) {
      const input = form.field(name);
      await user.clear(input);
      await user.click(input);
      if (text !== '') await user.paste(text);
      return input;
    },
    changes: () =>
      within(screen.getByRole('region', { name: 'Changes' }))
        .queryAllByRole('listitem')
        .map(({ textContent }) => textContent),
    save: () => user.click(screen.getByRole('button', { name: `Save in ${company.name}` })),
    isDone: () => waitFor(() => expect(location.pathname).toBe(`/companies/${company.id}/target-users/u1`)),
    ready: () => screen.findByRole('region', { name: 'Person' }),
  };
  return form;
}

test('says field by field what saving will change, and sends that and nothing else', async () => {
  const form = open();
  await form.ready();
  expect(form.changes()).toEqual([]);
  await form.put(/^Department/, 'Legal');
  await form.put(/^Cost centre/, '');
  await form.put(/^Phone/, '020 7946 0018');
  await form.user.selectOptions(screen.getByRole('combobox', { name: 'Priority' }), 'High');
  expect(form.changes()).toEqual([
    'Department: Sales → Legal',
    'Priority: Low → High',
    'Cost centre: CC-1 → not set',
  ]);
  await form.save();
  await form.isDone();
  expect(form.sent().map(({ body }) => body)).toEqual([
    { department: 'Legal', priority: 'High', customFields: [{ id: 'f1', value: null }] },
  ]);
});

test('nothing is sent where nothing has changed, also when it was changed back', async () => {
  const form = open();
  await form.ready();
  await form.put(/^Department/, 'Legal');
  await form.put(/^Department/, ' Sales ');
  expect(screen.getByText('Nothing has changed yet.')).toBeDefined();
  await form.save();
  expect(form.sent()).toEqual([]);
});

test('only what changes is checked, by the limits of a change', async () => {
  const form = open({ firstName: 'x'.repeat(60) });
  await form.ready();
  await form.put(/^Last name/, 'y'.repeat(41));
  await form.save();
  expect(descriptionOf(form.field(/^Last name/))).toMatch(/At most 40 characters/);
  expect(form.sent()).toEqual([]);
  await form.put(/^Last name/, 'Byron');
  await form.save();
  await waitFor(() => expect(form.sent().map(({ body }) => body)).toEqual([{ lastName: 'Byron' }]));
});

test('a missing telephone number is asked for whatever changes', async () => {
  const form = open({ phoneNumber: null });
  await form.ready();
  await form.put(/^Department/, 'Legal');
  await form.save();
  expect(descriptionOf(form.field(/^Phone/))).toMatch(/^Required/);
  expect(form.sent()).toEqual([]);
});

const conflict: Reply = () =>
  refuses({
    code: 'record_changed',
    status: 412,
    now: { ...person, version: 'v7', department: 'Finance', lastName: 'King', priority: 'High' },
  });

test('of what two people changed the person chooses, and the rest of both is kept', async () => {
  const form = open({}, 'operator', conflict, saved);
  await form.ready();
  await form.put(/^Department/, 'Legal');
  await form.put(/^First name/, 'Augusta');
  await form.save();
  const table = await screen.findByRole('table', { name: 'Fields that you both changed' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(
    rows.map((row) =>
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ),
  ).toEqual([['Sales', 'Finance', 'Legal', 'Take theirs']]);
  const alert = within(screen.getByRole('alert'));
  expect(alert.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Last name: Lovelace → King',
    'Priority: Low → High',
  ]);
  expect(form.field(/^Last name/)).toHaveProperty('value', 'King');
  expect(form.changes()).toEqual(['First name: Ada → Augusta', 'Department: Finance → Legal']);

  await form.user.click(screen.getByRole('button', { name: 'Take theirs: Department' }));
  expect(form.changes()).toEqual(['First name: Ada → Augusta']);
  await form.user.click(screen.getByRole('button', { name: 'Keep mine: Department' }));
  await form.save();
  await form.isDone();
  expect(form.sent().map(({ body, version }) => ({ body, version }))).toEqual([
    { body: { firstName: 'Augusta', department: 'Legal' }, version: '"v1"' },
    { body: { firstName: 'Augusta', department: 'Legal' }, version: '"v7"' },
  ]);
  const [first, second] = form.sent().map(({ key }) => key);
  expect(first).not.toBe(second);
});

test('a lost answer is checked with the same key, body and version', async () => {
  const lost: Reply = () => refuses({ code: 'outcome_unknown', status: 504 });
  const form = open({}, 'operator', lost, saved);
  await form.ready();
  await form.put(/^Department/, 'Legal');
  await form.save();
  await form.user.click(await screen.findByRole('button', { name: 'Check again' }));
  await form.isDone();
  const [first, second] = form.sent();
  expect(second).toEqual(first);
});

test.each([
  [{ editable: false, source: 'scim' as const }, /A directory \(SCIM\) manages this target user/],
  [{ email: 'a*********m' }, /Keepnet to hide the names of its target users/],
])('%j: says who keeps the record instead of a form', async (given, words) => {
  open(given);
  expect(await screen.findByText(words)).toBeDefined();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a viewer is told that changing needs an operator', async () => {
  open({}, 'viewer');
  expect(await screen.findByText(/Your role is Viewer. Changing this needs Operator/)).toBeDefined();
  expect(screen.queryByRole('textbox')).toBeNull();
});
