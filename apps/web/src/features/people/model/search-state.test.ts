import type { PeopleEvent } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { after, askingAgain, begun, countsOf, type SearchState } from './search-state.ts';

const company = (id: string) => ({ id, name: `Company ${id}` });
const failed = (id: string): PeopleEvent => ({
  type: 'failed',
  company: company(id),
  code: 'upstream_timeout',
});

const play = (base: SearchState, ...events: PeopleEvent[]) =>
  events.reduce((state, event) => after(state, event, base), base);

test('companies that failed are counted apart, and never among those that were asked', () => {
  const state = play(
    begun(['ada@example.com']),
    { type: 'progress', asked: 0, of: 4 },
    failed('a'),
    { type: 'refused', company: company('b'), code: 'company_private' },
    { type: 'masked', company: company('c'), code: 'company_masked' },
    { type: 'done', asked: 1, of: 4, refused: 1, failed: 1, masked: 1 },
  );
  expect(state).toMatchObject({ asked: 1, of: 4, state: 'done' });
  expect(countsOf(state)).toEqual({ refused: 1, failed: 1, masked: 1 });
});

test('asking again adds to what is known, whatever the second answer counts', () => {
  const first = play(begun(['ada@example.com']), failed('a'), failed('b'), {
    type: 'done',
    asked: 7,
    of: 9,
    refused: 0,
    failed: 2,
    masked: 0,
  });
  const base = askingAgain(first, new Set(['a', 'b']));
  expect(base).toMatchObject({ state: 'running', unknown: [] });
  const second = play(base, { type: 'progress', asked: 0, of: 2 }, failed('b'), {
    type: 'done',
    asked: 1,
    of: 2,
    refused: 0,
    failed: 1,
    masked: 0,
  });
  expect(second).toMatchObject({ asked: 8, of: 9, state: 'done' });
  expect(countsOf(second).failed).toBe(1);
});
