import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from './pace.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const begin = (pace: Pace, count: number) => Array.from({ length: count }, () => pace.begin());
/** Sends so many calls, one after another, which all are taken. */
function accept(pace: Pace, count: number): void {
  for (let call = 0; call < count; call++) {
    const step = pace.begin();
    step.onAccepted();
    step.end();
  }
}
/** Sends so many calls at once, which all are refused. */
function storm(pace: Pace, count: number): void {
  const steps = begin(pace, count);
  for (const { onRefused } of steps) onRefused();
  for (const { end } of steps) end();
}

it('a storm halves the pace once, however many of the calls in flight are refused', () => {
  const pace = new Pace(64);
  storm(pace, 64);
  expect(pace.places).toBe(32);
  storm(pace, 32);
  expect(pace.places).toBe(16);
});

it('what is halved is how many calls there were', () => {
  const pace = new Pace(64);
  storm(pace, 20);
  expect(pace.places).toBe(10);
});

it('never stops, and never exceeds its limit', () => {
  const pace = new Pace(64);
  for (let count = 0; count < 10; count++) storm(pace, pace.places);
  expect(pace.places).toBe(4);
  vi.advanceTimersByTime(2_001);
  accept(pace, 100);
  expect(pace.places).toBe(64);
});

it('grows by a place in a round trip right after a refusal, then quickly; what was sent before it counts for nothing', () => {
  const pace = new Pace(64);
  const before = begin(pace, 64);
  before[0]?.onRefused();
  for (const { onAccepted, end } of before) {
    onAccepted();
    end();
  }
  expect(pace.places).toBe(32);
  accept(pace, 33);
  expect(pace.places).toBe(33);
  vi.advanceTimersByTime(2_001);
  accept(pace, 31);
  expect(pace.places).toBe(64);
});
