import { expect, it } from 'vitest';
import { searchBody } from './search.ts';
import { searchTargetUsers, type TargetUserFilters } from './target-user-search.ts';

const columns = { sort: { name: 'Name', createdAt: 'CreateTime' }, searched: ['Name', 'Email'] };
const query = { page: 2, pageSize: 50 };

it('A5, A9, A22, A32, A33: the empty search says everything, in Pascal case, with two groups', () => {
  expect(searchBody(columns, query, 'createdAt')).toEqual({
    pageNumber: 2,
    pageSize: 50,
    orderBy: 'CreateTime',
    ascending: false,
    filter: {
      Condition: 'AND',
      SearchInputTextValue: '',
      FilterGroups: [
        { Condition: 'AND', FilterItems: [], FilterGroups: [] },
        { Condition: 'OR', FilterItems: [], FilterGroups: [] },
      ],
    },
  });
});

it('A5: words go into one Contains item per searchable column, under OR', () => {
  const { filter } = searchBody(columns, { ...query, q: ' ann ' }, 'createdAt');
  expect(filter.SearchInputTextValue).toBe('');
  expect(filter.FilterGroups[1]?.FilterItems).toEqual([
    { FieldName: 'Name', Operator: 'Contains', Value: 'ann' },
    { FieldName: 'Email', Operator: 'Contains', Value: 'ann' },
  ]);
});

it('A5: of several texts any is looked for, in each column', () => {
  const { filter } = searchBody(columns, { ...query, q: ['Zoë', ' ', 'Zoe'] }, 'createdAt');
  expect(filter.FilterGroups[1]?.FilterItems.map(({ FieldName, Value }) => [FieldName, Value])).toEqual([
    ['Name', 'Zoë'],
    ['Email', 'Zoë'],
    ['Name', 'Zoe'],
    ['Email', 'Zoe'],
  ]);
});

it('of several pieces a column has each', () => {
  expect(itemsOf({ department: ['Night', 'shift'] })[0]?.FilterItems).toEqual([
    { FieldName: 'Department', Operator: 'Contains', Value: 'Night' },
    { FieldName: 'Department', Operator: 'Contains', Value: 'shift' },
  ]);
});

it('A9: a sort name is mapped, and a status filter does not blank it', () => {
  const sorted = searchTargetUsers({
    ...query,
    sort: 'lastName',
    order: 'asc',
    filters: { status: 'deleted' },
  });
  expect(sorted.body).toMatchObject({ orderBy: 'LastName', ascending: true });
});

const itemsOf = (filters: TargetUserFilters) =>
  searchTargetUsers({ ...query, filters }).body.filter.FilterGroups;

it.each([
  [
    'active',
    [
      ['Status', 'Include', '1'],
      ['IsDeleted', 'Contains', 'false'],
    ],
  ],
  [
    'inactive',
    [
      ['Status', 'Include', '0'],
      ['IsDeleted', 'Contains', 'false'],
    ],
  ],
  ['deleted', [['IsDeleted', 'Contains', 'true']]],
] as const)('A8: %s users, with IsDeleted as text in the AND group', (status, expected) => {
  const [columnFilters, words] = itemsOf({ status });
  expect(
    columnFilters?.FilterItems.map(({ FieldName, Operator, Value }) => [FieldName, Operator, Value]),
  ).toEqual(expected);
  expect(words?.FilterItems).toEqual([]);
});

it('A8: IsDeleted as a JSON boolean after a 400, once', () => {
  const { amend } = searchTargetUsers({ ...query, filters: { status: 'active' } });
  expect(amend()?.filter.FilterGroups[0]?.FilterItems).toContainEqual({
    FieldName: 'IsDeleted',
    Operator: 'Contains',
    Value: false,
  });
  expect(amend()).toBeUndefined();
  expect(searchTargetUsers(query).amend()).toBeUndefined();
});

it('A28: priorities are unspaced and joined', () => {
  expect(itemsOf({ priority: ['High', 'VeryHigh'] })[0]?.FilterItems).toEqual([
    { FieldName: 'Priority', Operator: 'Include', Value: 'High,VeryHigh' },
  ]);
});

it('text filters that are blank are left out; the month is exact', () => {
  expect(itemsOf({ department: ' ', email: 'a@', month: '2026-10' })[0]?.FilterItems).toEqual([
    { FieldName: 'Email', Operator: 'Contains', Value: 'a@' },
    { FieldName: 'MonthlyActiveUser', Operator: '=', Value: '2026-10' },
  ]);
});
