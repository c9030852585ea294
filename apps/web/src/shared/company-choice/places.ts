import { companyIdPattern } from '@reseller-console/contract';
import { keptPer } from '../lib/kept-per.ts';
import { namesakes } from '../lib/namesakes.ts';
import { matchPasted, type Pasted } from '../lib/pasted-companies.ts';
import type { Entry } from '../lib/rank.ts';
import type { Option } from '../ui/combobox-options.ts';

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

/** Reads the chosen companies from an address: by their ids, or by a group. */
export function placesOf(address: URLSearchParams, otherwise: Way): Places {
  const some =
    address
      .get('companies')
      ?.split(',')
      .filter((id) => companyIdPattern.test(id)) ?? [];
  const group = address.get('group') ?? '';
  const way = some.length > 0 ? 'some' : group === '' ? otherwise : 'group';
  return { ...noPlaces, way, group, some: [...new Set(some)] };
}

/** The companies of a directory as options of a field. */
export const companyOptions = keptPer((directory: readonly Entry[]): readonly Option[] => {
  const apart = namesakes(directory.map(([id, name]) => ({ id, name })));
  return directory.map(([id, label]) => ({ id, label, apart: apart.get(id) }));
});

/** Names of a list that several companies have, none of which is chosen yet. */
const openNames = ({ matched, ambiguous }: Pasted, meant: readonly string[]) =>
  ambiguous.filter(
    ({ candidates }) => !candidates.some(([id]) => meant.includes(id) || matched.some(([one]) => one === id)),
  );

/** The companies of a request; undefined where none is chosen or a name is not clear yet. */
export function chosenPlaces(
  { way, group, some, text, meant }: Places,
  directory: readonly Entry[],
): { companies: string[] } | { group: string } | undefined {
  if (way === 'group') return group === '' ? undefined : { group };
  const companies = way === 'all' ? directory.map(([id]) => id) : way === 'some' ? [...some] : listed();
  return companies === undefined || companies.length === 0 ? undefined : { companies };

  function listed(): string[] | undefined {
    const pasted = matchPasted(directory, text);
    if (openNames(pasted, meant).length > 0) return undefined;
    const candidates = pasted.ambiguous.flatMap((one) => one.candidates);
    const picked = candidates.filter(([id]) => meant.includes(id));
    return [...new Set([...pasted.matched, ...picked].map(([id]) => id))];
  }
}
