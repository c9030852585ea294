import {
  createTargetGroup,
  getCompany,
  getCompanyDirectory,
  getSession,
  listTargetGroups,
} from '@reseller-console/contract';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { company, descriptionOf, directory, sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { NewTargetGroup } from './new-target-group.tsx';

type Reply = Parameters<typeof answers<typeof createTargetGroup>>[1];

/** Opens the form; the server answers what is sent by one reply after the other, and the last one again. */
async function open(...replies: readonly [Reply, ...Reply[]]) {
  const sent = () => calls.filter(({ operation }) => operation === createTargetGroup);
  const calls = serve(
    answers(getSession, () => sessionOf('operator')),
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => company),
    answers(listTargetGroups, () => ({ items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 })),
    answers(createTargetGroup, (call) => (replies[sent().length - 1] ?? replies[0])(call)),
  );
  const { user } = show(
    <NewTargetGroup companyId={company.id} />,
    `/companies/${company.id}/target-groups/new`,
  );
  const create = await screen.findByRole('button', { name: `Create in ${company.name}` });
  const name = screen.getByRole('textbox', { name: /^Name/ });
  return {
    user,
    name,
    create,
    sent,
    async fillIn(text: string) {
      await user.clear(name);
      await user.click(name);
      await user.paste(text);
    },
    press: (button: string) => user.click(screen.getByRole('button', { name: button })),
    isDone: () => waitFor(() => expect(location.pathname).toBe(`/companies/${company.id}/target-groups`)),
  };
}

const made: Reply = () => ({ id: 'new1' });

test('what is wrong is said at its field, which gets the focus, and nothing is sent', async () => {
  const form = await open(made);
  await form.fillIn('   ');
  await form.user.click(form.create);
  expect(document.activeElement).toBe(form.name);
  expect(descriptionOf(form.name)).toMatch(/^Required/);
  await form.fillIn('x'.repeat(65));
  expect(screen.getByText('65 of 64')).toBeDefined();
  expect(descriptionOf(form.name)).toMatch(/^At most 64 characters/);
  await form.user.click(form.create);
  expect(form.sent()).toEqual([]);
});

test('what disables the fields together is not read out as a group without a name', async () => {
  await open(made);
  expect(screen.queryAllByRole('group', { name: '' })).toEqual([]);
});

test('a refusal keeps what was typed, and the next try is another request', async () => {
  const form = await open(() => refuses({ code: 'upstream_rate_limited', status: 503, settled: true }), made);
  await form.fillIn('Refused at first');
  await form.user.click(form.create);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Nothing was created');
  expect(alert.textContent).toContain('Keepnet asks the console to slow down.');
  expect(form.name).toHaveProperty('value', 'Refused at first');
  await form.user.click(form.create);
  await form.isDone();
  const [first, second] = form.sent();
  expect(second?.body).toEqual(first?.body);
  expect(second?.key).not.toBe(first?.key);
});

test('while it has to wait, sending again does nothing', async () => {
  const form = await open(() =>
    refuses({ code: 'upstream_rate_limited', status: 503, settled: true, retryAfter: 600 }),
  );
  await form.fillIn('Too fast');
  await form.user.click(form.create);
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was created');
  expect(form.create.getAttribute('aria-disabled')).toBe('true');
  await form.user.click(form.create);
  expect(form.sent()).toHaveLength(1);
});

test('a company that is denied in mid-work says so, and nothing typed is lost', async () => {
  const form = await open(() => refuses({ code: 'company_forbidden', status: 403, settled: true }));
  await form.fillIn('Half-way');
  await form.user.click(form.create);
  expect((await screen.findByRole('alert')).textContent).toContain('cannot see this company');
  expect(form.name).toHaveProperty('value', 'Half-way');
});

test('an unknown outcome can only be checked, by the same request, and is kept in a draft', async () => {
  const lost: Reply = () => refuses({ code: 'outcome_unknown', status: 504 });
  const form = await open(lost, lost, made);
  await form.fillIn('Lost');
  await form.user.click(form.create);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('We do not know yet whether it was created');
  expect(form.name.closest('fieldset')).toHaveProperty('disabled', true);
  expect(form.create.getAttribute('aria-disabled')).toBe('true');
  expect(Object.values(sessionStorage).join()).toContain('Lost');
  await form.press('Check again');
  expect(await screen.findByText(/Checked once: still not certain/)).toBeDefined();
  await form.press('Check again');
  await form.isDone();
  expect(new Set(form.sent().map(({ key }) => key)).size).toBe(1);
  expect(form.sent()).toHaveLength(3);
  expect(Object.keys(sessionStorage)).toEqual([]);
});

test('a double click sends one', async () => {
  const answer = Promise.withResolvers<{ id: string }>();
  const form = await open(() => answer.promise);
  await form.fillIn('Clicked twice');
  await form.user.dblClick(form.create);
  answer.resolve({ id: 'new1' });
  await form.isDone();
  expect(form.sent()).toHaveLength(1);
});
