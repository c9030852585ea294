import {
  getCompany,
  getCompanyDirectory,
  getSession,
  getTargetGroup,
  updateTargetGroup,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { company, directory, sessionOf, targetGroup } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { ChangeTargetGroup } from './change-target-group.tsx';

const group = { ...targetGroup, userCount: 3, phoneUserCount: 3 };
type Reply = Parameters<typeof answers<typeof updateTargetGroup>>[1];
const saved: Reply = () => ({ id: 'g1', version: 'v2', notTaken: [] });

/** Opens the form; the server answers what is sent by one reply after the other, and the last one again. */
function open(given: Partial<typeof group> = {}, ...replies: Reply[]) {
  const sent = () => calls.filter(({ operation }) => operation === updateTargetGroup);
  const calls = serve(
    answers(getSession, () => sessionOf('operator')),
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => company),
    answers(getTargetGroup, () => ({ ...group, ...given })),
    answers(updateTargetGroup, (call) => (replies[sent().length - 1] ?? saved)(call)),
  );
  const { user } = show(
    <ChangeTargetGroup companyId={company.id} groupId="g1" />,
    `/companies/${company.id}/target-groups/g1/edit`,
  );
  return {
    user,
    sent,
    async rename(to: string) {
      const name = await screen.findByRole('textbox', { name: /^Name/ });
      await user.clear(name);
      await user.click(name);
      await user.paste(to);
    },
    choose: (priority: string) =>
      user.selectOptions(screen.getByRole('combobox', { name: 'Priority' }), priority),
    save: () => user.click(screen.getByRole('button', { name: `Save in ${company.name}` })),
    isDone: () => waitFor(() => expect(location.pathname).toBe(`/companies/${company.id}/target-groups/g1`)),
  };
}

test('only what changes is sent, with the version that was seen', async () => {
  const form = open();
  await form.rename('Directors');
  expect(screen.getByRole('region', { name: 'Changes' }).textContent).toBe('Name: Board → Directors');
  await form.save();
  await form.isDone();
  expect(form.sent().map(({ body, version }) => ({ body, version }))).toEqual([
    { body: { name: 'Directors' }, version: '"v1"' },
  ]);
});

test('a conflict over the name is chosen, and the priority of the other person stays', async () => {
  const now = { ...group, name: 'Committee', priority: 'High', version: 'v5' };
  const form = open({}, () => refuses({ code: 'record_changed', status: 412, now }));
  await form.rename('Directors');
  await form.save();
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getByRole('row', { name: /^Name Board Committee Directors/ })).toBeDefined();
  expect(alert.getByRole('listitem').textContent).toBe('Priority: Low → High');
  await form.user.click(alert.getByRole('button', { name: 'Take theirs: Name' }));
  expect(screen.getByText('Nothing has changed yet.')).toBeDefined();
  await form.choose('VeryHigh');
  await form.save();
  await form.isDone();
  expect(form.sent().at(-1)).toMatchObject({ body: { priority: 'VeryHigh' }, version: '"v5"' });
});

test.each(['automatic', 'scim'] as const)('a group of kind %s says who keeps it', async (kind) => {
  open({ kind, protected: true });
  expect(await screen.findByText(/manages this group/)).toBeDefined();
  expect(screen.queryByRole('textbox')).toBeNull();
});
