import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { phone } from '../../../../shared/lib/phone.ts';
import type { GridRow } from './grid-row.tsx';
import { RowGrid } from './row-grid.tsx';

const count = 200_000;
const rowAt = vi.fn(
  (index: number): GridRow => ({
    line: index + 2,
    verdict: { text: 'Ready', tone: 'quiet' },
    cells: [`person-${index}@example.com`],
    faults: new Map(),
    changes: new Map(),
    edited: new Set(),
    reason: undefined,
  }),
);

function open(onSight: (from: number, to: number) => void = () => {}) {
  render(
    <RowGrid
      label="Rows"
      headers={['E-mail']}
      cards={[0]}
      count={count}
      rowAt={rowAt}
      onSight={onSight}
      empty="None"
    />,
  );
  const grid = screen.getByRole('grid', { name: 'Rows' });
  const scroller = grid.parentElement;
  if (scroller === null) throw new Error('The grid has no scroller');
  return { grid, scroller };
}

test('of 200,000 rows only those in sight are in the page, after scrolling and after any key', () => {
  const onSight = vi.fn();
  const { grid, scroller } = open(onSight);
  const shown = () =>
    within(grid)
      .getAllByRole('row')
      .slice(1)
      .map((row) => Number(row.getAttribute('aria-rowindex')) - 2);
  const first = shown();
  expect(first[0]).toBe(0);
  expect(first.length).toBeGreaterThan(18);
  expect(first.length).toBeLessThan(40);
  expect(onSight).toHaveBeenLastCalledWith(0, first.length);

  scroller.scrollTop = 36 * 123_456;
  fireEvent.scroll(scroller);
  expect(shown()).toContain(123_456);
  expect(shown().length).toBeLessThan(40);
  const [from = 0] = shown();
  expect(onSight).toHaveBeenLastCalledWith(from, from + shown().length);

  fireEvent.keyDown(grid, { key: 'End', ctrlKey: true });
  act(() => void scroller.dispatchEvent(new Event('scroll')));
  expect(shown().at(-1)).toBe(count - 1);
  const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  expect(active?.textContent).toBe(`person-${count - 1}@example.com`);
  expect(rowAt.mock.calls.length).toBeLessThan(500);
});

test('a low grid has no more rows in the page than it shows, and four on each side', () => {
  const clientHeight = vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get');
  onTestFinished(() => clientHeight.mockRestore());
  const observers: (() => void)[] = [];
  class Observer extends ResizeObserver {
    constructor(callback: ResizeObserverCallback) {
      super(callback);
      observers.push(() => callback([], this));
    }
  }
  vi.stubGlobal('ResizeObserver', Observer);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { grid, scroller } = open();
  const rows = () => grid.querySelectorAll('tbody tr').length;
  const layOut = (height: number) => {
    clientHeight.mockReturnValue(height);
    act(() => {
      for (const observe of observers) observe();
    });
  };
  layOut(360);
  expect(rows()).toBe(10 + 4);
  scroller.scrollTop = 36 * 500;
  fireEvent.scroll(scroller);
  expect(rows()).toBe(4 + 10 + 4);
  layOut(540);
  expect(rows()).toBe(4 + 15 + 4);
});

test('on a phone each cell of a card has a header of its own, of rows that are still loading too', () => {
  if (phone === undefined) throw new Error('There are no media queries');
  const narrow = vi.spyOn(phone, 'matches', 'get').mockReturnValue(true);
  onTestFinished(() => narrow.mockRestore());
  const cells = ['ada@example.com', 'Ada', 'Byron', 'Support'];
  render(
    <RowGrid
      label="Rows"
      headers={['E-mail', 'First name', 'Last name', 'Department']}
      cards={[0, 1, 3]}
      count={2}
      rowAt={(index) => (index === 0 ? { ...rowAt(0), cells } : undefined)}
      onSight={() => {}}
      empty="None"
    />,
  );
  const placesOf = (row: Element) => [...row.children].map((cell) => cell.getAttribute('data-card'));
  const [head, ...rows] = [...screen.getByRole('grid', { name: 'Rows' }).querySelectorAll('tr')];
  if (head === undefined) throw new Error('The grid has no header row');
  expect(placesOf(head)).toEqual([null, null, 'name', 'fact', null, 'fact', 'reason']);
  expect(rows.map(placesOf)).toEqual([placesOf(head), placesOf(head)]);
});
