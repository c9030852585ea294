import { indexOf, matchPasted, type Pasted } from '../../../shared/lib/pasted-companies.ts';
import type { Entry } from '../../../shared/lib/rank.ts';

/** How companies are chosen. */
export const ways = ['all', 'group', 'some', 'list'] as const;
type Way = (typeof ways)[number];

/** What a person has chosen, for each way. */
export interface Places {
  readonly way: Way;
  /** Id of a company group; empty where none is chosen. */
  readonly group: string;
  readonly some: readonly string[];
  readonly text: string;
  /** Of companies that share a name in the list: those that are meant. */
  readonly meant: readonly string[];
}

export const noPlaces: Places = { way: 'some', group: '', some: [], text: '', meant: [] };

const indexes = new WeakMap<readonly Entry[], ReturnType<typeof indexOf>>();

/** What a list of names and ids means. */
export function readList(text: string, directory: readonly Entry[]): Pasted {
  const index = indexes.get(directory) ?? indexOf(directory);
  indexes.set(directory, index);
  return matchPasted(index, text);
}

/** Names of a list that several companies have, none of which is chosen yet. */
const openNames = ({ matched, ambiguous }: Pasted, meant: readonly string[]) =>
  ambiguous.filter(
    ({ candidates }) => !candidates.some(([id]) => meant.includes(id) || matched.some(([one]) => one === id)),
  );

/** The companies of a request, and how many there are; undefined where none is chosen or a name is not clear yet. */
export function chosenPlaces(
  places: Places,
  directory: readonly Entry[],
  sizeOf: (groupId: string) => number | undefined,
): { request: { companies: string[] } | { group: string }; count: number } | undefined {
  const { way, group, some, text, meant } = places;
  if (way === 'group') {
    return group === '' ? undefined : { request: { group }, count: sizeOf(group) ?? 0 };
  }
  const companies = way === 'all' ? directory.map(([id]) => id) : way === 'some' ? [...some] : listed();
  return companies === undefined || companies.length === 0
    ? undefined
    : { request: { companies }, count: companies.length };

  function listed(): string[] | undefined {
    const pasted = readList(text, directory);
    if (openNames(pasted, meant).length > 0) return undefined;
    const candidates = pasted.ambiguous.flatMap((one) => one.candidates);
    const picked = candidates.filter(([id]) => meant.includes(id));
    return [...new Set([...pasted.matched, ...picked].map(([id]) => id))];
  }
}
