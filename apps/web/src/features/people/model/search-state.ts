import type { PeopleEvent } from '@reseller-console/contract';

type Match = Extract<PeopleEvent, { type: 'match' }>;
type Unknown = Extract<PeopleEvent, { code: unknown }>;

/** What a search in all companies has found so far. */
export interface SearchState {
  readonly addresses: readonly string[];
  readonly matches: readonly Match[];
  /** Companies without a reliable answer. */
  readonly unknown: readonly Unknown[];
  /** Companies that gave one, of how many. */
  readonly asked: number;
  readonly of: number;
  /** Its state: `broken` if the answer broke off before its end. */
  readonly state: 'running' | 'done' | 'stopped' | 'broken';
  /** Why it broke. */
  readonly error?: unknown;
}

export const begun = (addresses: readonly string[]): SearchState => ({
  addresses,
  matches: [],
  unknown: [],
  asked: 0,
  of: 0,
  state: 'running',
});

/** The state in which some of the companies that failed are asked again: what is known of the others stays. */
export const askingAgain = (before: SearchState, ids: ReadonlySet<string>): SearchState => ({
  ...before,
  unknown: before.unknown.filter(({ company }) => !ids.has(company.id)),
  state: 'running',
  error: undefined,
});

/**
 * The state after one line of the answer.
 * @param base the state before this answer began, whose counts stay: a search of some companies again counts only those
 */
export function after(state: SearchState, event: PeopleEvent, base: SearchState): SearchState {
  if (event.type === 'match') return { ...state, matches: [...state.matches, event] };
  if (event.type !== 'progress' && event.type !== 'done')
    return { ...state, unknown: [...state.unknown, event] };
  const counted = { ...state, asked: base.asked + event.asked, of: base.of === 0 ? event.of : base.of };
  return event.type === 'done' ? { ...counted, state: 'done' } : counted;
}

/** How many companies gave no reliable answer, by reason. */
export function countsOf({ unknown }: SearchState) {
  const count = (type: Unknown['type']) => unknown.filter((one) => one.type === type).length;
  return { refused: count('refused'), failed: count('failed'), masked: count('masked') };
}
