import type { Entry } from '../../../shared/lib/rank.ts';
import { readCompanyList } from './company-list.ts';

/** How companies are chosen. */
export const ways = ['all', 'group', 'some', 'list'] as const;
export type Way = (typeof ways)[number];

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
    const { found, ambiguous } = readCompanyList(text, directory);
    const isOpen = ambiguous.some(({ ids }) => !ids.some((id) => meant.includes(id) || found.includes(id)));
    if (isOpen) return undefined;
    const picked = ambiguous.flatMap(({ ids }) => ids.filter((id) => meant.includes(id)));
    return [...new Set([...found, ...picked])];
  }
}
