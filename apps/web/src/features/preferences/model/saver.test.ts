import { Preferences } from '@reseller-console/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSaver } from './saver.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const star = (id: string) => (now: Preferences) => ({
  ...now,
  favourites: [...now.favourites.filter((other) => other !== id), id],
});

function server() {
  const state = { held: Preferences.parse({}), stored: 0, broken: false };
  const saver = createSaver({
    load: async () => state.held,
    store: async (next) => {
      if (state.broken) throw new Error('no connection');
      state.stored += 1;
      state.held = next;
    },
    delay: 600,
  });
  return { state, saver };
}

test('changes that follow each other quickly are one save', async () => {
  const { state, saver } = server();
  saver.save(star('a'));
  await vi.advanceTimersByTimeAsync(500);
  saver.save(star('b'));
  await vi.advanceTimersByTimeAsync(599);
  expect(state.stored).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(state).toMatchObject({ stored: 1, held: { favourites: ['a', 'b'] } });
});

test('a save adds to what another tab saved meanwhile', async () => {
  const { state, saver } = server();
  saver.save(star('mine'));
  state.held = { ...state.held, favourites: ['theirs'], theme: 'dark' };
  await vi.advanceTimersByTimeAsync(600);
  expect(state.held).toMatchObject({ favourites: ['theirs', 'mine'], theme: 'dark' });
});

test('changes whose save failed go out with the next one', async () => {
  const { state, saver } = server();
  state.broken = true;
  saver.save(star('a'));
  await vi.advanceTimersByTimeAsync(600);
  state.broken = false;
  saver.save(star('b'));
  await vi.advanceTimersByTimeAsync(600);
  expect(state.held.favourites).toEqual(['a', 'b']);
});

test('an answer of the server does not take back what is not saved yet', async () => {
  const { state, saver } = server();
  saver.save(star('a'));
  expect((await saver.read(async () => state.held)).favourites).toEqual(['a']);
});

test('a slow answer does not take back what was changed and saved while it was on its way', async () => {
  const { state, saver } = server();
  const older = state.held;
  const slow = saver.read(() => new Promise((answer) => setTimeout(answer, 5_000, older)));
  saver.save(star('a'));
  await vi.advanceTimersByTimeAsync(600);
  expect(state.held.favourites).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect((await slow).favourites).toEqual(['a']);
});

test('what still waits is sent at once when the page goes away, on top of what the server holds', async () => {
  const { state, saver } = server();
  state.held = { ...state.held, favourites: ['theirs'] };
  saver.save(star('a'));
  await vi.advanceTimersByTimeAsync(10);
  saver.leave();
  expect(state).toMatchObject({ stored: 1, held: { favourites: ['theirs', 'a'] } });
  await vi.advanceTimersByTimeAsync(600);
  saver.leave();
  expect(state.stored).toBe(1);
});

test('what must not wait is saved at once, with what was waiting, and told whether it was', async () => {
  const { state, saver } = server();
  saver.save(star('a'));
  expect(await saver.settle(star('b'))).toBe(true);
  expect(state).toMatchObject({ stored: 1, held: { favourites: ['a', 'b'] } });
  await vi.advanceTimersByTimeAsync(600);
  expect(state.stored).toBe(1);
});

test('what was told not to be saved is not saved later, unlike what waited with it', async () => {
  const { state, saver } = server();
  state.broken = true;
  saver.save(star('a'));
  expect(await saver.settle(star('b'))).toBe(false);
  expect((await saver.read(async () => state.held)).favourites).toEqual(['a']);
  state.broken = false;
  saver.save(star('c'));
  await vi.advanceTimersByTimeAsync(600);
  expect(state.held.favourites).toEqual(['a', 'c']);
});
