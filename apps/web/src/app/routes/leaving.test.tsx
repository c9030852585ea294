import {
  createCompanyGroup,
  createTargetGroup,
  getCompanyGroup,
  getParticipants,
  listAllCompanyGroups,
  listCompanyGroups,
  listGroupCompanies,
  type Operation,
  renameCompanyGroup,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { company, sessionOf } from '../../../test/fixtures.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { answers, refuses } from '../../../test/server.ts';

const group = { id: 'gR0uP1', name: 'Harbour Customers', companyCount: 1, createdAt: null };
const empty = { items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 };
const quiet = [
  answers(listCompanyGroups, () => ({ ...empty, items: [group], total: 1 })),
  answers(listAllCompanyGroups, () => ({ items: [group] })),
  answers(listGroupCompanies, () => empty),
  answers(getCompanyGroup, () => group),
  answers(getParticipants, () => ({ companyIds: [company.id] })),
];

interface LeftForm {
  form: string;
  address: string;
  operation: Operation;
  send: RegExp;
  /** What a toast says of the two outcomes. */
  refused: string;
  unknown: string;
  /** What it names: the company or the group, and what was to be made. */
  named: readonly string[];
}

const forms: readonly LeftForm[] = [
  {
    form: 'a target group',
    address: `/companies/${company.id}/target-groups/new`,
    operation: createTargetGroup,
    send: /^Create in /,
    refused: 'Nothing was created',
    unknown: 'We do not know yet whether it was created',
    named: ['Left behind', company.name],
  },
  {
    form: 'a company group',
    address: '/company-groups/new',
    operation: createCompanyGroup,
    send: /^Create company group/,
    refused: 'Nothing was created',
    unknown: 'We do not know yet whether it was created',
    named: ['Left behind'],
  },
  {
    form: 'a new name of a group',
    address: `/company-groups/${group.id}/rename`,
    operation: renameCompanyGroup,
    send: /^Save the new name$/,
    refused: 'The group was not renamed',
    unknown: 'We do not know yet whether it was renamed',
    named: [group.name],
  },
];

const nameField = () => screen.findByRole('textbox', { name: /^Name/ });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

/** Fills in the form of an address, sends it, leaves while that is on its way, and lets the answer come. */
async function leave({ address, operation, send }: LeftForm, answer: () => Response) {
  const { promise, resolve } = Promise.withResolvers<Response>();
  let held = promise;
  const { calls } = await openConsole(
    address,
    () => sessionOf('operator'),
    answers(operation, () => held),
    ...quiet,
  );
  const name = await nameField();
  await userEvent.clear(name);
  await userEvent.type(name, 'Left behind');
  await press(send);
  const sent = () => calls.filter((call) => call.operation === operation);
  await waitFor(() => expect(sent()).toHaveLength(1));
  const main = screen.getByRole('navigation', { name: 'Main' });
  await userEvent.click(within(main).getByRole('link', { name: 'Companies' }));
  const ask = await screen.findByRole('dialog', { name: 'Leave this form?' });
  expect(ask.textContent).toContain('you will still see the result');
  await userEvent.click(within(ask).getByRole('button', { name: 'Discard and leave' }));
  await screen.findByRole('heading', { level: 1, name: 'Companies' });
  held = Promise.resolve(answer());
  resolve(answer());
  return { sent };
}

/** The toast that says this and names what it is about. */
async function told(what: string, named: readonly string[]): Promise<HTMLElement> {
  const notifications = screen.getByRole('region', { name: 'Notifications' });
  return waitFor(() => {
    const toast = within(notifications)
      .getAllByRole('listitem')
      .find(({ textContent }) => [what, ...named].every((text) => textContent.includes(text)));
    if (toast === undefined) throw new Error(`No toast says ${what}`);
    return toast;
  });
}

test.for(forms)('after leaving $form, a refusal is said, and nothing typed is lost', async (left) => {
  await leave(left, () =>
    refuses({ code: 'upstream_refused', status: 400, keepnetMessage: 'No', settled: true }),
  );
  const toast = await told(left.refused, [...left.named, 'Keepnet says: No']);
  await userEvent.click(within(toast).getByRole('link', { name: 'Back to the form' }));
  expect(await nameField()).toHaveProperty('value', 'Left behind');
  expect(screen.queryByRole('alert')).toBeNull();
  await waitFor(() => expect(toast.isConnected).toBe(false));
});

test.for(forms)(
  'after leaving $form, an unknown outcome is said, and can be checked by the same request',
  async (left) => {
    const { sent } = await leave(left, () => refuses({ code: 'outcome_unknown', status: 504 }));
    const toast = await told(left.unknown, left.named);
    await userEvent.click(within(toast).getByRole('link', { name: 'Back to the form' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(left.unknown);
    await userEvent.click(within(alert).getByRole('button', { name: 'Check again' }));
    expect(await screen.findByText(/Checked once: still not certain/)).toBeDefined();
    expect(new Set(sent().map(({ key }) => key)).size).toBe(1);
    expect(sent()).toHaveLength(2);
  },
);
