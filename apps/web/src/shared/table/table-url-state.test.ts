import { CompanyQuery, TargetGroupQuery, TargetUserQuery } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { clearTableFilters, countFilters, readTableState, writeTableState } from './table-url-state.ts';

const read = (address: string, pageSize?: number) =>
  readTableState(TargetUserQuery, new URLSearchParams(address), pageSize);
const write = (address: string, change: Parameters<typeof writeTableState<TargetUserQuery>>[2]) =>
  writeTableState(TargetUserQuery, new URLSearchParams(address), change).toString();

test('an empty address means the defaults of the contract', () => {
  expect(read('')).toEqual({ page: 1, pageSize: 25, sort: 'createdAt', order: 'desc', q: '' });
  expect(readTableState(CompanyQuery, new URLSearchParams())).toMatchObject({ sort: 'name', order: 'asc' });
});

test('every field of a query is read from the address', () => {
  const address =
    'page=3&pageSize=50&sort=email&order=asc&q=ann&status=active&priority=High,VeryHigh&department=HR';
  expect(read(address)).toEqual({
    page: 3,
    pageSize: 50,
    sort: 'email',
    order: 'asc',
    q: 'ann',
    status: 'active',
    priority: ['High', 'VeryHigh'],
    department: 'HR',
  });
});

test('what cannot be understood falls back alone and leaves the rest', () => {
  expect(read('page=-4&sort=shoeSize&status=asleep&priority=Extreme&q=ann&order=asc')).toEqual({
    page: 1,
    pageSize: 25,
    sort: 'createdAt',
    order: 'asc',
    q: 'ann',
  });
});

test("the person's own page size replaces a missing one only", () => {
  expect(read('', 100).pageSize).toBe(100);
  expect(read('pageSize=10', 100).pageSize).toBe(10);
});

test('a change writes what differs from the defaults and removes what does not', () => {
  expect(write('', { sort: 'email', order: 'asc' })).toBe('sort=email&order=asc');
  expect(write('sort=email&order=asc', { sort: 'createdAt', order: 'desc' })).toBe('');
  expect(write('', { priority: ['High', 'Low'] })).toBe('priority=High%2CLow');
  expect(write('priority=High', { priority: [] })).toBe('');
  expect(write('status=active', { status: undefined })).toBe('');
});

test('any change but of the page goes back to page 1', () => {
  expect(write('page=7', { q: 'ann' })).toBe('q=ann');
  expect(write('page=7&q=ann', { page: 8 })).toBe('q=ann&page=8');
  expect(write('page=7', { page: 1 })).toBe('');
});

test('a chosen page size stays written, since its default differs between people', () => {
  expect(write('', { pageSize: 25 })).toBe('pageSize=25');
});

test('what is written is read back the same', () => {
  const change = { q: 'Ünal & sons', status: 'deleted', priority: ['VeryLow'], page: 4 } as const;
  const next = writeTableState(TargetUserQuery, new URLSearchParams(), { ...change, priority: ['VeryLow'] });
  expect(readTableState(TargetUserQuery, next)).toMatchObject(change);
});

test('clearing removes search and filters and keeps sort and page size', () => {
  const cleared = clearTableFilters(
    new URLSearchParams('q=a&status=active&department=x&page=2&sort=email&pageSize=50'),
  );
  expect(cleared.toString()).toBe('sort=email&pageSize=50');
});

test('sort and paging do not count as filters', () => {
  const filters = (address: string) => countFilters(TargetUserQuery, read(address));
  expect(filters('sort=email&page=2&pageSize=50')).toBe(0);
  expect(filters('q=a')).toBe(0);
  expect(filters('q=a&priority=High&status=active')).toBe(2);
});

test('a filter with its default value narrows nothing', () => {
  const filters = (address: string) =>
    countFilters(TargetGroupQuery, readTableState(TargetGroupQuery, new URLSearchParams(address)));
  expect(filters('')).toBe(0);
  expect(filters('systemGenerated=true')).toBe(0);
  expect(filters('systemGenerated=false')).toBe(1);
});
