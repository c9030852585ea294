import { expect, test } from 'vitest';
import { barsOf } from './bars.ts';

const frame = { width: 120, height: 40, gap: 4 };

test('bars share the width evenly and stand on the ground', () => {
  const bars = barsOf([10, 5, 20], frame);
  expect(bars.map(({ x }) => x)).toEqual([2, 42, 82]);
  expect(bars.every(({ width }) => width === 36)).toBe(true);
  expect(bars.every(({ y, height }) => y + height === 40)).toBe(true);
});

test('heights are in proportion and the highest fills the frame', () => {
  expect(barsOf([10, 5, 20], frame).map(({ height }) => height)).toEqual([20, 10, 40]);
});

test('little is still seen, and nothing is drawn as nothing', () => {
  const [much, little, nothing] = barsOf([100_000, 1, 0], frame);
  expect(much?.height).toBe(40);
  expect(little?.height).toBe(2);
  expect(nothing?.height).toBe(0);
});

test('a series of nothing divides by nothing', () => {
  expect(barsOf([0, 0], frame).map(({ height }) => height)).toEqual([0, 0]);
  expect(barsOf([], frame)).toEqual([]);
});
