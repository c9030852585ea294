import type { View } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { viewCommands } from './view-commands.ts';

const view = (id: string, change: Partial<View>): View => ({
  id,
  table: 'target-users',
  name: 'High risk',
  shared: false,
  companyId: null,
  owner: { id: 'p1', name: 'Ann' },
  query: {},
  columns: [],
  density: 'compact',
  ...change,
});
const directory = [
  ['a', 'Acme'],
  ['b', 'Brightwater'],
  ['t1', 'Twin'],
  ['t2', 'Twin'],
] as const;

const offered = (views: View[], company?: { id: string; name: string }) =>
  viewCommands(views, directory, company, 'p1').map((command) => [
    command.name,
    command.apart,
    'to' in command ? command.to : '',
  ]);

test('a view of one company opens there from any page, and says where', () => {
  expect(offered([view('v1', { companyId: 'b' })], { id: 'a', name: 'Acme' })).toEqual([
    ['High risk · Target users · Brightwater', 'view', '/companies/b/target-users?view=v1'],
  ]);
});

test('a view of every company is offered in the company on screen alone', () => {
  const views = [view('v1', {}), view('v2', { table: 'licences', owner: { id: 'p2', name: 'Ben' } })];
  const licences = ['High risk · Licences', 'view by Ben', '/licences?view=v2'];
  expect(offered(views)).toEqual([licences]);
  expect(offered(views, { id: 'a', name: 'Acme' })).toEqual([
    ['High risk · Target users · Acme', 'view', '/companies/a/target-users?view=v1'],
    licences,
  ]);
});

test('a company that is not listed has none, and a namesake is told apart by its id', () => {
  const views = [view('v1', { companyId: 'gone' }), view('v2', { companyId: 't2' })];
  expect(offered(views)).toEqual([
    ['High risk · Target users · Twin', 'view, t2', '/companies/t2/target-users?view=v2'],
  ]);
});
