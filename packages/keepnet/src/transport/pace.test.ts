import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from './pace.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

it('a storm halves the pace once, however many of the calls in flight are refused', () => {
  const pace = new Pace(64);
  const { round } = pace;
  for (let call = 0; call < 64; call++) pace.onRefused(round);
  expect(pace.places).toBe(32);
  const { round: next } = pace;
  for (let call = 0; call < 32; call++) pace.onRefused(next);
  expect(pace.places).toBe(16);
});

it('never stops, and never exceeds its limit', () => {
  const pace = new Pace(6);
  for (let storm = 0; storm < 10; storm++) pace.onRefused(pace.round);
  expect(pace.places).toBe(1);
  vi.advanceTimersByTime(2_001);
  for (let call = 0; call < 100; call++) pace.onAccepted(pace.round);
  expect(pace.places).toBe(6);
});

it('grows by a place in a round trip right after a refusal, then twofold; what was sent before it counts for nothing', () => {
  const pace = new Pace(64);
  const { round: before } = pace;
  pace.onRefused(before);
  for (let call = 0; call < 32; call++) pace.onAccepted(before);
  expect(pace.places).toBe(32);
  for (let call = 0; call < 33; call++) pace.onAccepted(pace.round);
  expect(pace.places).toBe(33);
  vi.advanceTimersByTime(2_001);
  for (let call = 0; call < 31; call++) pace.onAccepted(pace.round);
  expect(pace.places).toBe(64);
});
