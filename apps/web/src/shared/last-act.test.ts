import { afterEach, expect, test, vi } from 'vitest';
import { isBackground, noteActs } from './last-act.ts';

afterEach(() => vi.useRealTimers());

test('what is asked soon after a person did something is their doing, and what is asked later is the page’s', () => {
  vi.useFakeTimers();
  const target = new EventTarget();
  noteActs(target);
  for (const act of ['pointerdown', 'click', 'keydown', 'input', 'wheel']) {
    vi.advanceTimersByTime(60_000);
    expect(isBackground()).toBe(true);
    target.dispatchEvent(new Event(act));
    expect(isBackground()).toBe(false);
    vi.advanceTimersByTime(9_000);
    expect(isBackground()).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(isBackground()).toBe(true);
  }
});
