import { expect, test } from 'vitest';
import { isChanged, missingIn, shownAt } from './shown.ts';
import { addressOf } from './view-address.ts';

const view = {
  id: 'v1',
  table: 'target-users',
  name: 'High risk',
  shared: false,
  companyId: null,
  owner: { id: 'p1', name: 'Ann' },
  query: { priority: 'High', sort: 'department' },
  columns: ['name', 'email', 'field:f1'],
  density: 'compact',
} as const;
const own = { ...view, query: { ...view.query }, columns: [...view.columns] };
const columns = ['name', 'email', 'department'].map((id) => ({ id, header: id }));
const look = { columns, hidden: ['department'], density: 'compact' } as const;

const at = (address: string) => shownAt('target-users', new URL(address, 'http://x').searchParams, look);

test('a view opens unchanged from its address, with any page and page size', () => {
  const address = addressOf(own, 'c1') ?? '';
  expect(isChanged(own, at(address))).toBe(false);
  expect(isChanged(own, at(`${address}&page=4&pageSize=50&order=desc`))).toBe(false);
  expect(isChanged(own, at(`${address}&status=active`))).toBe(true);
  expect(isChanged(own, at(address.replace('email', 'phone')))).toBe(true);
});

test('without columns in the address, those on screen count', () => {
  expect(at('/companies/c1/target-users?view=v1').columns).toEqual(['name', 'email']);
});

test('a view of every company opens in the one on screen, and nowhere without one', () => {
  expect(addressOf(own, 'c1')).toMatch(/^\/companies\/c1\/target-users\?view=v1&/);
  expect(addressOf(own)).toBeUndefined();
  expect(addressOf({ ...own, companyId: 'c2' }, 'c1')).toMatch(/^\/companies\/c2\//);
});

test('a column or a filter that the list does not have is reported as missing', () => {
  const shown = at('/?view=v1&field.f2=x&columns=name,field:f1');
  expect(missingIn(shown, look)).toEqual({ columns: ['field:f1'], fields: ['f2'] });
});
