import { findPeople, maxPeopleSought, PeopleEvent } from '@reseller-console/contract';
import * as z from 'zod/mini';
import { readAnswer, send } from '../../shared/api.ts';
import { readAddresses } from '../../shared/lib/pasted-addresses.ts';
import { createStore } from '../../shared/lib/store.ts';
import { pageEnd } from '../../shared/page-end.ts';
import { ProblemError } from '../../shared/problem-error.ts';
import { readLines } from './model/read-lines.ts';
import { after, askingAgain, begun, type SearchState } from './model/search-state.ts';

/** The latest search of this page. It stays while the person looks at what was found. */
export const peopleSearch = createStore<SearchState | undefined>(undefined);
/** The text of the field on the page: addresses, and anything else that was typed or pasted. */
export const soughtText = createStore('');
pageEnd.addEventListener('abort', () => {
  peopleSearch.set(undefined);
  soughtText.set('');
});

let running: AbortController | undefined;

async function run(base: SearchState, companies: readonly string[] | undefined): Promise<void> {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  let state = base;
  const show = (next: SearchState) => {
    state = next;
    if (running === mine) peopleSearch.set(state);
  };
  show(base);
  try {
    const query = { email: [...base.addresses], companies: companies && [...companies] };
    const { signal } = mine;
    const response = await send('', findPeople, { query, signal, accept: 'application/x-ndjson' });
    if (!response.ok || response.body === null) {
      await readAnswer(response, signal);
      return;
    }
    for await (const line of readLines(response.body)) {
      show(after(state, z.parse(PeopleEvent, JSON.parse(line)), base));
    }
    if (state.state === 'running') {
      throw new ProblemError({ code: 'no_connection', title: 'The answer broke off', status: 0 });
    }
  } catch (error) {
    show(mine.signal.aborted ? { ...state, state: 'stopped' } : { ...state, state: 'broken', error });
  }
}

/** Looks for addresses in every company that the person sees; ends the search before. */
export function findEverywhere(addresses: readonly string[], text = addresses.join('\n')): void {
  soughtText.set(text);
  void run(begun(addresses), undefined);
}

/** Puts a list on the page, and searches for it if it is short enough and has only addresses; otherwise the page says what is wrong. */
export function bringToPeople(text: string): void {
  const { addresses, others } = readAddresses(text);
  if (others.length === 0 && addresses.length <= maxPeopleSought) findEverywhere(addresses);
  else {
    running?.abort();
    running = undefined;
    peopleSearch.set(undefined);
    soughtText.set(text);
  }
}

/** Asks some of the companies that failed once more. */
export function askAgain(ids: readonly string[]): void {
  const before = peopleSearch.get();
  if (before !== undefined) void run(askingAgain(before, new Set(ids)), ids);
}

export function stopSearch(): void {
  running?.abort();
}
