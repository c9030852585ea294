import { expect, test, vi } from 'vitest';
import { commandsFor } from './commands.ts';

type Situation = Parameters<typeof commandsFor>[0];
const acme = { id: 'a', name: 'Acme' };

function offered(role: Situation['user']['role'], more: Partial<Situation> = {}, limited = false) {
  const commands = commandsFor({
    user: { id: '1', name: 'Ann', email: null, role, limited },
    company: undefined,
    theme: 'system',
    jobs: [],
    views: [],
    onTheme: () => {},
    onShortcuts: () => {},
    onSignOut: () => {},
    ...more,
  });
  return { commands, names: commands.map(({ name }) => name) };
}

test('a viewer is offered pages and no creates', () => {
  const { names } = offered('viewer', { company: acme });
  expect(names).toContain('Target users · Acme');
  expect(names).toContain('Company groups');
  expect(names.filter((name) => name.startsWith('New'))).toEqual([]);
  expect(names).not.toContain('Activity');
});

test('an operator is offered creates in the company on screen, by its name, and none without a company', () => {
  const creates = (more: Partial<Situation>) =>
    offered('operator', more).commands.flatMap((one) =>
      'to' in one && one.name.startsWith('New') ? [[one.name, one.to]] : [],
    );
  expect(creates({ company: acme })).toEqual([
    ['New target user in Acme', '/companies/a/target-users/new'],
    ['New target group in Acme', '/companies/a/target-groups/new'],
    ['New company group', '/company-groups/new'],
  ]);
  expect(creates({})).toEqual([['New company group', '/company-groups/new']]);
});

test('an admin is offered activity and sessions', () => {
  expect(offered('admin').names).toEqual(expect.arrayContaining(['Activity', 'Sessions']));
});

test('a person limited to certain companies is offered nothing about company groups', () => {
  const { names } = offered('operator', { company: acme }, true);
  expect(names.filter((name) => /company group/i.test(name))).toEqual([]);
  expect(names).toContain('New target user in Acme');
});

test('the theme in force is marked, and another is chosen by running its command', () => {
  const onTheme = vi.fn();
  const { commands } = offered('viewer', { theme: 'dark', onTheme });
  expect(commands.filter(({ current }) => current).map(({ name }) => name)).toEqual(['Theme: Dark']);
  const light = commands.find(({ name }) => name === 'Theme: Light');
  if (light && 'run' in light) light.run();
  expect(onTheme).toHaveBeenCalledExactlyOnceWith('light');
});

test('signing out comes last, where it is not chosen by accident', () => {
  const onSignOut = vi.fn();
  const last = offered('viewer', { onSignOut }).commands.at(-1);
  expect(last?.name).toBe('Sign out');
  if (last && 'run' in last) last.run();
  expect(onSignOut).toHaveBeenCalledOnce();
});
