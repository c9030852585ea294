import {
  listTargetGroups,
  type TablePreferences,
  type TargetGroup,
  TargetGroupQuery,
} from '@reseller-console/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { answers, refuses, serve } from '../../../test/server.ts';
import { show } from '../../../test/show.tsx';
import { call } from '../api.ts';
import { phone } from '../lib/phone.ts';
import type { Column } from './column.ts';
import { ListView } from './list-view.tsx';
import { useTableUrlState } from './use-table-url-state.ts';

const columns: readonly Column<TargetGroup>[] = [
  {
    id: 'name',
    header: 'Name',
    sort: 'name',
    width: 200,
    cell: ({ id, name }) => <a href={`/${id}`}>{name}</a>,
  },
  { id: 'priority', header: 'Priority', sort: 'priority', width: 100, cell: ({ priority }) => priority },
  { id: 'kind', header: 'Kind', width: 100, cell: ({ kind }) => kind },
  { id: 'members', header: 'Members', width: 100, optional: true, cell: ({ userCount }) => userCount },
];

const group = (name: string): TargetGroup => ({
  id: name.toLowerCase(),
  name,
  priority: 'High',
  kind: 'manual',
  protected: false,
  userCount: 7,
  phoneUserCount: 0,
  createdAt: null,
  updatedAt: null,
});

function Groups() {
  const state = useTableUrlState(TargetGroupQuery);
  const [view, setView] = useState<TablePreferences>({});
  const list = useQuery({
    queryKey: ['groups', state.query],
    queryFn: ({ signal }) =>
      call(listTargetGroups, { params: { companyId: 'c1' }, query: state.query, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <ListView
      title="Groups"
      searchLabel="Search groups"
      emptyIcon={Users}
      emptyText="There is no group yet."
      noMatchText="No group matches."
      countText={(count) => `${count} groups`}
      columns={columns}
      list={list}
      state={state}
      view={view}
      onView={(change) => setView({ ...view, ...change })}
    />
  );
}

/** Shows the list at an address; the server has so many groups, or none that match, and answers from `go` on. */
function open(address = '/', total = 60, go?: Promise<void>) {
  const calls = serve(
    answers(listTargetGroups, async ({ query: { page = '1', q = '' } }) => {
      await go;
      const found = q === 'nothing' ? 0 : total;
      const names = ['One', 'Two', 'Three'].slice(0, found).map((name) => `${name} of page ${page}`);
      const pageCount = Math.max(1, Math.ceil(found / 25));
      return { items: names.map(group), page: Number(page), pageSize: 25, pageCount, total: found };
    }),
  );
  const { user } = show(<Groups />, address);
  const table = () => screen.getByRole('table', { name: 'Groups' });
  return {
    user,
    table,
    asked: () => calls.map(({ query }) => query),
    heads: () =>
      within(table())
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    names: () =>
      within(table())
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    settled: () => waitFor(() => expect(table().getAttribute('aria-busy')).toBe('false')),
    press: (name: string) => user.click(screen.getByRole('button', { name })),
  };
}

const search = () => new URLSearchParams(location.search);

test('a head sorts by its column, again the other way round, and says which way', async () => {
  const list = open();
  await list.settled();
  const head = () => within(list.table()).getByRole('columnheader', { name: 'Priority' });
  expect(head().getAttribute('aria-sort')).toBeNull();
  await list.press('Priority');
  await list.settled();
  expect(head().getAttribute('aria-sort')).toBe('ascending');
  expect(list.asked().at(-1)).toMatchObject({ sort: 'priority', order: 'asc' });
  await list.press('Priority');
  await list.settled();
  expect(head().getAttribute('aria-sort')).toBe('descending');
  expect(list.asked().at(-1)).toMatchObject({ sort: 'priority', order: 'desc' });
  expect(list.table().querySelectorAll('[aria-sort]')).toHaveLength(1);
  expect(within(list.table()).getByRole('columnheader', { name: 'Kind' }).querySelector('button')).toBeNull();
});

test('columns are hidden and shown by choice, the first never, and an optional one only then', async () => {
  const list = open();
  await list.settled();
  expect(list.heads()).toEqual(['Name', 'Priority', 'Kind']);
  await list.press('Columns');
  const box = async (name: string) => list.user.click(await screen.findByRole('checkbox', { name }));
  await box('Priority');
  await box('Members');
  expect(list.heads()).toEqual(['Name', 'Kind', 'Members']);
  expect(screen.queryByRole('checkbox', { name: 'Name' })).toBeNull();
  await box('Priority');
  expect(list.heads()).toEqual(['Name', 'Priority', 'Kind', 'Members']);
});

test('pages go to and fro between the first and the last, and the rows stay until the next are there', async () => {
  const list = open();
  await list.settled();
  const pages = screen.getByRole('navigation', { name: 'Pages' });
  expect(pages.textContent).toContain('1-25 of 60');
  expect(screen.getByRole('button', { name: 'Previous page' }).getAttribute('aria-disabled')).toBe('true');
  await list.press('Next page');
  expect(list.names()[0]).toMatch(/^One of page/);
  await list.settled();
  expect(list.names()[0]).toBe('One of page 2');
  await list.press('Next page');
  await list.settled();
  expect(pages.textContent).toContain('51-60 of 60');
  expect(screen.getByRole('button', { name: 'Next page' }).getAttribute('aria-disabled')).toBe('true');
  expect(search().get('page')).toBe('3');
});

test('another number of rows begins at the first page', async () => {
  const list = open('/?page=2');
  await list.settled();
  await list.user.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '50');
  await list.settled();
  expect(list.asked().at(-1)).toMatchObject({ page: '1', pageSize: '50' });
  expect(search().get('page')).toBeNull();
});

test('the number of rows is a number, whatever a translation makes of its words', async () => {
  const list = open();
  await list.settled();
  const select = screen.getByRole('combobox', { name: 'Rows per page' });
  for (const option of within(select).getAllByRole('option')) {
    option.textContent = option.textContent === '10' ? '۱۰' : 'другое';
  }
  await list.user.selectOptions(select, '۱۰');
  await list.settled();
  expect(list.asked().at(-1)).toMatchObject({ pageSize: '10' });
});

test('an empty list says so, and offers no filter to clear', async () => {
  open('/', 0);
  expect(await screen.findByText('There is no group yet.')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull();
});

test('filters that nothing matches are no empty list, and can be cleared', async () => {
  const list = open('/?q=nothing');
  expect(await screen.findByText('No group matches.')).toBeDefined();
  expect(screen.queryByText('There is no group yet.')).toBeNull();
  await list.press('Clear filters');
  await list.settled();
  expect(list.names()).toHaveLength(3);
  expect(search().get('q')).toBeNull();
});

test('what clears the filters stays where it is when nothing is found, and keeps the focus', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const list = open('/?q=nothing', 60, promise);
  const clear = screen.getByRole('button', { name: 'Clear filters' });
  clear.focus();
  resolve();
  await screen.findByText('No group matches.');
  expect(document.activeElement).toBe(clear);
  await list.user.keyboard('{Enter}');
  await list.settled();
  expect(search().get('q')).toBeNull();
});

test('a page beyond the last one becomes the last one', async () => {
  const beyond = { items: [], page: 9, pageSize: 25, pageCount: 2, total: 30 };
  serve(
    answers(listTargetGroups, ({ query }) =>
      query['page'] === '9' ? beyond : { ...beyond, page: 2, items: [group('Last')] },
    ),
  );
  show(<Groups />, '/?page=9');
  expect(await screen.findByRole('rowheader', { name: 'Last' })).toBeDefined();
  expect(search().get('page')).toBe('2');
});

test.each([
  ['upstream_failed', 502, 'Keepnet answered with an error. This usually passes within a minute.'],
  ['upstream_unreachable', 502, 'Keepnet cannot be reached right now.'],
  ['upstream_credentials', 502, 'Keepnet rejected the console’s credential.'],
  ['upstream_timeout', 504, 'Keepnet took too long to answer.'],
  ['storage_unavailable', 503, 'The console cannot use its database right now.'],
] as const)(
  '%s is told in plain words, looks like no empty list, and can be tried again',
  async (code, status, words) => {
    let well = false;
    serve(
      answers(listTargetGroups, () =>
        well
          ? { items: [group('There')], page: 1, pageSize: 25, pageCount: 1, total: 1 }
          : refuses({ code, status }),
      ),
    );
    const { user } = show(<Groups />);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(words);
    expect(alert.textContent).toContain('Request id req-1');
    expect(screen.queryByText('There is no group yet.')).toBeNull();
    expect(screen.queryByText(/of 0/)).toBeNull();
    well = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('rowheader', { name: 'There' })).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  },
);

test('on a phone, all but search is behind one button, which says how many filters are set', async () => {
  if (phone === undefined) throw new Error('There is no window.');
  vi.spyOn(phone, 'matches', 'get').mockReturnValue(true);
  const list = open('/?q=o&systemGenerated=false');
  await list.settled();
  const inSight = () => screen.getAllByRole('button').map(({ textContent }) => textContent);
  expect(screen.getByRole('searchbox', { name: 'Search groups' })).toBeDefined();
  expect(inSight()).not.toContain('Clear filters');
  const button = screen.getByRole('button', { name: 'Filters 1' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  await list.user.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  await list.user.selectOptions(
    await screen.findByRole('combobox', { name: 'Sort by' }),
    'Priority, descending',
  );
  expect(search().get('sort')).toBe('priority');
  await list.press('Clear filters');
  expect([search().get('q'), search().get('systemGenerated')]).toEqual([null, null]);
  await list.user.click(screen.getByRole('button', { name: 'Filters' }));
  expect(screen.queryByRole('combobox', { name: 'Sort by' })).toBeNull();
});
