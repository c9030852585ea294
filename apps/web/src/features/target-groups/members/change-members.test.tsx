import {
  changeTargetGroupMembers,
  getCompany,
  getCompanyDirectory,
  getSession,
  getTargetGroup,
  listTargetGroupUsers,
  listTargetUsers,
  lookUpTargetUsers,
  maxLookedUp,
  type ResponseOf,
  type TargetUser,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { company, directory, person, sessionOf, targetGroup } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { ChangeMembers } from './change-members.tsx';

const someone = (id: string, given: Partial<TargetUser> = {}): TargetUser => ({
  ...person,
  id,
  firstName: id,
  lastName: 'Example',
  email: `${id}@example.com`,
  ...given,
});
const page = (items: TargetUser[]) => ({ items, page: 1, pageSize: 25, pageCount: 1, total: items.length });
const group = { ...targetGroup, userCount: 2, phoneUserCount: 2 };

function lookedUp(email: string): ResponseOf<typeof lookUpTargetUsers>['items'][number] {
  const name = email.split('@')[0] ?? '';
  if (name === 'missing') return { email, status: 'missing' };
  return { email, status: name === 'gone' ? 'deleted' : 'found', user: someone(name) };
}

type Reply = Parameters<typeof answers<typeof changeTargetGroupMembers>>[1];
const whole = { added: [], removed: [], already: [], notIn: [], missing: [], complete: true };

/** Opens the panel of a group with two members; the server answers what is sent by one reply after the other, and the last one again. */
async function open(...replies: readonly [Reply, ...Reply[]]) {
  const sent = () => calls.filter(({ operation }) => operation === changeTargetGroupMembers);
  const calls = serve(
    answers(getSession, () => sessionOf('operator')),
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => company),
    answers(getTargetGroup, () => group),
    answers(listTargetUsers, ({ query }) =>
      page(
        [someone('ann'), someone('gone', { status: 'deleted' })].filter(({ id }) =>
          id.includes(query['q'] ?? ''),
        ),
      ),
    ),
    answers(listTargetGroupUsers, () => page([someone('ben'), someone('cat')])),
    answers(lookUpTargetUsers, ({ body }) => ({
      items: Object.assign({ emails: [''] }, body).emails.map(lookedUp),
    })),
    answers(changeTargetGroupMembers, (call) =>
      (replies[sent().length - 1] ?? replies.at(-1) ?? replies[0])(call),
    ),
  );
  const { user } = show(
    <ChangeMembers companyId={company.id} groupId="g1" />,
    `/companies/${company.id}/target-groups/g1/members`,
  );
  await screen.findByRole('checkbox', { name: /^ann Example/ });
  return {
    user,
    sent,
    bodies: () => sent().map(({ body }) => body),
    tick: async (name: RegExp) => user.click(await screen.findByRole('checkbox', { name })),
    async paste(text: string) {
      await user.click(screen.getByRole('textbox', { name: 'Or paste e-mail addresses' }));
      await user.paste(text);
    },
    press: async (name: RegExp) => user.click(await screen.findByRole('button', { name })),
    changes: () => within(screen.getByRole('region', { name: 'Changes' })).queryAllByRole('listitem').length,
    save: () => user.click(screen.getByRole('button', { name: `Save in ${company.name}` })),
    isDone: () => waitFor(() => expect(location.pathname).toBe(`/companies/${company.id}/target-groups/g1`)),
  };
}

const asked: Reply = ({ body }) => {
  const { add, remove } = Object.assign({ add: [], remove: [] }, body);
  return { ...whole, added: add, removed: remove };
};

test('who joins and who leaves is named before it is sent, and can be taken back', async () => {
  const panel = await open(asked);
  await panel.tick(/^ann Example/);
  await panel.tick(/^ben Example/);
  await panel.tick(/^cat Example/);
  expect(panel.changes()).toBe(3);
  await panel.press(/^Do not remove cat Example/);
  await panel.save();
  await panel.isDone();
  expect(panel.bodies()).toEqual([{ add: ['ann'], remove: ['ben'] }]);
});

test('someone who is deleted can be seen and not chosen', async () => {
  await open(asked);
  expect(screen.getByRole('checkbox', { name: /^gone Example.*Deleted/ })).toHaveProperty('disabled', true);
});

test('pasted addresses are sorted into found, deleted and not here; only those found are sent', async () => {
  const panel = await open(asked);
  await panel.paste('dora@example.com, gone@example.com\nmissing@example.com and');
  await panel.press(/^Look up 3 addresses/);
  const report = await screen.findByText('1 person found');
  const said = report.parentElement?.textContent;
  expect(said).toContain('1 address not in this company:missing@example.com');
  expect(said).toContain('1 person deleted, who cannot be added:gone@example.com');
  expect(said).toContain('1 text that is not an address:and');
  expect(panel.sent()).toEqual([]);
  await panel.save();
  await panel.isDone();
  expect(panel.bodies()).toEqual([{ add: ['dora'], remove: [] }]);
});

test('more addresses than one look-up takes are not looked up', async () => {
  const panel = await open(asked);
  await panel.paste(Array.from({ length: maxLookedUp + 1 }, (_, n) => `p${n}@example.com`).join('\n'));
  expect(screen.getByText(/These are 201. Paste at most 200 at once/)).toBeDefined();
  const button = screen.getByRole('button', { name: /^Look up/ });
  expect(button.getAttribute('aria-disabled')).toBe('true');
});

test('more people than one call takes go in several, and stopping between them is told as it is', async () => {
  const refused: Reply = () => refuses({ code: 'upstream_unreachable', status: 502 });
  const panel = await open(asked, refused, asked);
  await panel.paste(Array.from({ length: 150 }, (_, n) => `p${n}@example.com`).join('\n'));
  await panel.press(/^Look up 150/);
  await screen.findByText('150 people found');
  await panel.save();
  expect(await screen.findByText('Stopped after 100 people')).toBeDefined();
  expect(screen.getByText(/100 of 150 are done/)).toBeDefined();
  await panel.save();
  await panel.isDone();
  const sizes = panel.bodies().map((body) => Object.assign({ add: [] }, body).add.length);
  expect(sizes).toEqual([100, 50, 100, 50]);
  const keys = panel.sent().map(({ key }) => key);
  expect(new Set(keys).size).toBe(4);
});

test('a lost answer of the second call is checked with the keys of both', async () => {
  const lost: Reply = () => refuses({ code: 'outcome_unknown', status: 504 });
  const panel = await open(asked, lost, asked);
  await panel.paste(Array.from({ length: 101 }, (_, n) => `p${n}@example.com`).join('\n'));
  await panel.press(/^Look up 101/);
  await screen.findByText('101 people found');
  await panel.save();
  await panel.press(/^Check again$/);
  await panel.isDone();
  const keys = panel.sent().map(({ key }) => key);
  expect(keys.slice(2)).toEqual(keys.slice(0, 2));
});

test('what became of everyone is told by name, where not all of them joined', async () => {
  const panel = await open(() => ({ ...whole, added: ['dora'], already: ['ann'], missing: ['eve'] }));
  await panel.tick(/^ann Example/);
  await panel.paste('dora@example.com eve@example.com');
  await panel.press(/^Look up 2/);
  await screen.findByText('2 people found');
  await panel.save();
  const outcome = await screen.findByRole('alert');
  expect(outcome.textContent).toContain('1 person added');
  expect(outcome.textContent).toContain('1 person was a member already:ann Example, ann@example.com');
  expect(outcome.textContent).toContain('1 person is deleted or no longer in the company:eve Example');
});
