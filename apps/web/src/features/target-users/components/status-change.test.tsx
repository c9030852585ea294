import {
  getCompany,
  getCompanyDirectory,
  setTargetUserStatus,
  type TargetUserDetail,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { company, directory, person, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { StatusChange } from './status-change.tsx';

type Reply = Parameters<typeof answers<typeof setTargetUserStatus>>[1];
const editPath = `/companies/${company.id}/target-users/${person.id}/edit`;
const done: Reply = ({ body }) => Object.assign({ id: person.id, status: 'inactive' as const }, body);

/** Opens the question whether the status of a person shall change. */
async function open(given: Partial<TargetUserDetail> = {}, ...replies: Reply[]) {
  const sent = () => calls.filter(({ operation }) => operation === setTargetUserStatus);
  const calls = serve(
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => ({ ...company, activeUsers: 500 })),
    answers(setTargetUserStatus, (call) => (replies[sent().length - 1] ?? done)(call)),
  );
  const { user } = show(
    <StatusChange
      companyId={company.id}
      user={{ ...person, ...given }}
      session={sessionOf('operator')}
      editPath={editPath}
    />,
  );
  await user.click(screen.getByRole('button', { name: /^(Dea|A)ctivate$/ }));
  const dialog = within(await screen.findByRole('dialog'));
  return { user, dialog, sent };
}

test('says what deactivating does and where, and does it at one press', async () => {
  const { user, dialog, sent } = await open();
  await dialog.findByRole('heading', { name: 'Deactivate Ada Lovelace in Northern Freight?' });
  expect(dialog.getByText(/frees one seat of the licence. They stay in their groups/)).toBeDefined();
  await user.click(dialog.getByRole('button', { name: 'Deactivate in Northern Freight' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent().map(({ body }) => body)).toEqual([{ status: 'inactive' }]);
});

test('warns before one more active person exceeds the licence', async () => {
  const { user, dialog, sent } = await open({ status: 'inactive' });
  expect(await dialog.findByText(/500 of 500 used/)).toBeDefined();
  await user.click(await dialog.findByRole('button', { name: 'Activate in Northern Freight' }));
  await waitFor(() => expect(sent().map(({ body }) => body)).toEqual([{ status: 'active' }]));
});

test.each([
  [{ phoneNumber: null }, /Phone: Keepnet needs a phone number/, 'Edit: add the number'],
  [{ lastName: 'x'.repeat(41) }, /Last name: .*longer than 40 characters/, 'Edit: shorten it'],
])('%j: says at once what works instead, and sends nothing', async (given, words, link) => {
  const { dialog, sent } = await open(given);
  expect(dialog.getByText(words)).toBeDefined();
  expect(dialog.getByRole('link', { name: link }).getAttribute('href')).toBe(editPath);
  expect(dialog.queryByRole('button', { name: /ctivate in/ })).toBeNull();
  expect(sent()).toEqual([]);
});

test('what only the server knows to stand in the way is said in the same words', async () => {
  const errors = [{ field: 'phoneNumber', code: 'needs_phone', message: 'No number' }];
  const { user, dialog } = await open({}, () => refuses({ code: 'invalid_request', status: 400, errors }));
  await user.click(await dialog.findByRole('button', { name: 'Deactivate in Northern Freight' }));
  expect(await dialog.findByText(/Phone: Keepnet needs a phone number/)).toBeDefined();
});

test('a refusal says why and keeps the question open; pressed again, it is another request', async () => {
  const { user, dialog, sent } = await open({ status: 'inactive' }, () =>
    refuses({ code: 'protected_record', status: 409 }),
  );
  const activate = await dialog.findByRole('button', { name: 'Activate in Northern Freight' });
  await user.click(activate);
  expect(await dialog.findByText(/A directory or Keepnet itself manages this record/)).toBeDefined();
  await user.click(await dialog.findByRole('button', { name: 'Activate in Northern Freight' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const keys = sent().map(({ key }) => key);
  expect([keys.length, new Set(keys).size]).toEqual([2, 2]);
});

test('a lost answer is checked again with the same key', async () => {
  const { user, dialog, sent } = await open({}, () => refuses({ code: 'outcome_unknown', status: 504 }));
  await user.click(await dialog.findByRole('button', { name: 'Deactivate in Northern Freight' }));
  await user.click(await dialog.findByRole('button', { name: 'Check again' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [first, second] = sent();
  expect(second).toEqual(first);
});
