import { TargetUserQuery } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { isWithin } from './is-within.ts';
import { countOf, createSelection } from './selection.ts';

interface Row {
  id: string;
}

const page = (...ids: string[]): Row[] => ids.map((id) => ({ id }));
const ask = (query: Record<string, string> = {}) => TargetUserQuery.parse(query);

/** A selection in a list that shows some of 40 rows. */
function open(
  rows: readonly Row[] = page('a', 'b', 'c', 'd', 'e'),
  query: Record<string, string> = {},
  total = 40,
) {
  const selection = createSelection<Row, TargetUserQuery>(TargetUserQuery);
  const show = (shown: readonly Row[], of: Record<string, string> = {}, count = total) =>
    selection.show({ rows: shown, query: ask(of), total: count });
  show(rows, query);
  const row = (id: string) => ({ id });
  return {
    selection,
    show,
    row,
    count: () => countOf(selection.get()),
    on: (...ids: string[]) => ids.filter((id) => selection.stateOf(id) === 'on').join(''),
  };
}

const letters = [...'abcdefgh'];

test('a range takes in every row between the last one and this one, in either direction, and takes them out again', () => {
  const { selection, row, on } = open();
  selection.toggle(row('d'), true, false);
  selection.toggle(row('b'), true, true);
  expect(on(...letters)).toBe('bcd');
  selection.toggle(row('d'), false, true);
  expect(on(...letters)).toBe('');
});

test('a range does not reach over to another page', () => {
  const { selection, show, row, on } = open();
  selection.toggle(row('b'), true, false);
  show(page('f', 'g', 'h'), { page: '2' });
  selection.toggle(row('h'), true, true);
  expect(on(...letters)).toBe('bh');
});

test('Shift and arrows take rows in one by one, and out again on the way back, never beyond where they began', () => {
  const { selection, row, on } = open();
  selection.extend(row('b'), row('c'));
  selection.extend(row('c'), row('d'));
  expect(on(...letters)).toBe('bcd');
  selection.extend(row('d'), row('c'));
  expect(on(...letters)).toBe('bc');
  selection.extend(row('c'), row('b'));
  selection.extend(row('b'), row('a'));
  expect(on(...letters)).toBe('ab');
});

test('what is selected outlives pages, another sort and another search', () => {
  const { selection, show, row, count, on } = open();
  selection.toggle(row('a'), true, false);
  show(page('f', 'g'), { page: '2', sort: 'email' });
  selection.toggle(row('g'), true, false);
  show(page('c'), { q: 'zoe', status: 'inactive' }, 1);
  expect([count(), on(...letters), selection.stateOfPage(page('c'))]).toEqual([2, 'ag', 'off']);
});

test('knows which rows of several searches match the one on screen', () => {
  const { selection, show, row } = open(page('a', 'b'), { q: 'zoe' }, 2);
  const within = (query: Record<string, string>) => selection.countWithin(ask(query));
  selection.toggle(row('a'), true, false);
  show(page('c', 'd'), { department: 'Sales' }, 2);
  selection.put(page('c', 'd'), true);
  expect([within({ q: 'zoe' }), within({ department: 'Sales' }), within({})]).toEqual([1, 2, 3]);
  // Seen in a wider one as well, it still matches the narrower one.
  show(page('a', 'c'));
  selection.toggle(row('c'), false, false);
  expect([within({ q: 'zoe', sort: 'email' }), within({ department: 'Sales' }), within({})]).toEqual([
    1, 1, 2,
  ]);
  selection.clear();
  expect(within({})).toBe(0);
});

test('the box of a page is ticked when every row of it is, half when some are', () => {
  const { selection, row } = open();
  const rows = page('a', 'b');
  expect(selection.stateOfPage(rows)).toBe('off');
  selection.toggle(row('a'), true, false);
  expect(selection.stateOfPage(rows)).toBe('some');
  selection.put(rows, true);
  expect(selection.stateOfPage(rows)).toBe('on');
  selection.put(rows, false);
  expect(selection.stateOfPage(rows)).toBe('off');
});

test('all that match but some: rows of other pages are in it too, and what is taken out stays out', () => {
  const { selection, show, row, count, on } = open();
  selection.selectMatching();
  selection.toggle(row('b'), false, false);
  show(page('f', 'g'), { page: '2' });
  selection.toggle(row('f'), false, false);
  expect([count(), on(...letters.slice(0, 5)), on('f', 'g')]).toEqual([38, 'acde', 'g']);
  selection.toggle(row('f'), true, false);
  expect(selection.get()).toMatchObject({ by: 'query', except: new Set(['b']) });
  show(page('f', 'g'), { page: '2' }, 41);
  expect(count()).toBe(40);
});

test('all that match: a narrower search shows them as selected; of any other it cannot be said, and nothing changes there', () => {
  const { selection, show, row, count } = open(page('a'), { department: 'Sales' });
  selection.selectMatching();
  show(page('a', 'b'), { department: 'Sales', q: 'zoe', status: 'active' }, 2);
  expect([selection.stateOf('a'), count()]).toEqual(['on', 40]);
  show(page('a', 'b'), { q: 'zoe' }, 2);
  expect([selection.stateOf('a'), selection.stateOfPage(page('a', 'b'))]).toEqual(['foreign', 'foreign']);
  selection.toggle(row('a'), false, false);
  selection.put(page('a', 'b'), false);
  expect(selection.get()).toMatchObject({ by: 'query', query: { department: 'Sales' }, except: new Set() });
});

test('all that match, with all of them taken out again, is nothing', () => {
  const { selection, count } = open(page('a', 'b'), {}, 2);
  selection.selectMatching();
  selection.put(page('a', 'b'), false);
  expect([count(), selection.get().by]).toEqual([0, 'rows']);
});

test('nothing is left after it is cleared, and the next range begins afresh', () => {
  const { selection, row, count, on } = open();
  selection.toggle(row('a'), true, false);
  selection.clear();
  expect(count()).toBe(0);
  selection.toggle(row('c'), true, true);
  expect(on(...letters)).toBe('c');
});

test.each([
  [{}, {}, true],
  [{ page: '3', sort: 'email', order: 'asc' }, {}, true],
  [{ q: 'ada' }, {}, true],
  [{}, { q: 'ada' }, false],
  [{ priority: 'High' }, { priority: 'High,Low' }, true],
  [{ priority: 'High,Medium' }, { priority: 'High,Low' }, false],
  [{}, { priority: 'High' }, false],
  [{ status: 'active' }, { status: 'deleted' }, false],
])('%o is within %o: %s', (query, wider, expected) => {
  expect(isWithin(TargetUserQuery, ask(query), ask(wider))).toBe(expected);
});
