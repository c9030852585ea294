import {
  changeTargetGroupMembers,
  getCompany,
  getCompanyDirectory,
  getSession,
  getTargetUser,
  listAllTargetGroups,
  listTargetUserGroups,
} from '@reseller-console/contract';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { company, directory, person, sessionOf } from '../../../../test/fixtures.ts';
import { answers, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { ChangeGroups } from './change-groups.tsx';

const groupOf = (id: string, name: string, isProtected = false) => ({
  id,
  name,
  kind: isProtected ? ('scim' as const) : ('manual' as const),
  priority: 'Low' as const,
  protected: isProtected,
  createdAt: null,
});

test('a person joins and leaves groups, each told by its name, and protected ones are left alone', async () => {
  const calls = serve(
    answers(getSession, () => sessionOf('operator')),
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => company),
    answers(getTargetUser, () => ({ ...person, editable: false, source: 'scim' as const })),
    answers(listTargetUserGroups, () => ({
      items: [
        { id: 'g1', name: 'Board', priority: null },
        { id: 'g3', name: 'Directory', priority: null },
      ],
      total: 2,
    })),
    answers(listAllTargetGroups, () => ({
      items: [groupOf('g1', 'Board'), groupOf('g2', 'Sales'), groupOf('g3', 'Directory', true)],
    })),
    answers(changeTargetGroupMembers, () => ({
      added: [],
      removed: [],
      already: [],
      notIn: [],
      missing: [],
      complete: true,
    })),
  );
  const { user } = show(
    <ChangeGroups companyId={company.id} userId={person.id} />,
    `/companies/${company.id}/target-users/${person.id}/groups`,
  );
  await user.click(await screen.findByRole('button', { name: 'Remove Board' }));
  expect(screen.queryByRole('button', { name: 'Remove Directory' })).toBeNull();
  await user.click(screen.getByRole('combobox', { name: 'Target groups' }));
  await user.click(await screen.findByRole('option', { name: /^Sales/ }));
  const changes = screen.getByRole('region', { name: 'Changes' });
  expect(changes.textContent).toBe('Add to SalesRemove from Board');
  await user.click(screen.getByRole('button', { name: `Save in ${company.name}` }));
  await waitFor(() => expect(location.pathname).toBe(`/companies/${company.id}/target-users/${person.id}`));
  const sent = calls.filter(({ operation }) => operation === changeTargetGroupMembers);
  expect(sent.map(({ body }) => body)).toEqual([
    { add: [person.id], remove: [] },
    { add: [], remove: [person.id] },
  ]);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
});
