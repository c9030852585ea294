import type { Entry } from '../../../shared/lib/rank.ts';

/** The companies that can be members, and the names of those that are. */
export interface Roster {
  /** The directory, and after it members that it does not list: those cannot be found by name, but can be taken out. */
  readonly entries: readonly Entry[];
  /** The name of a company, or its id where nobody knows more. */
  readonly nameOf: (id: string) => string;
  readonly isListed: (id: string) => boolean;
  /** Where a company stands in the order of names. */
  readonly placeOf: (id: string) => number;
  /** Whether another company has the same name, so that only the id tells them apart. */
  readonly isTwin: (id: string) => boolean;
}

export function rosterOf(directory: readonly Entry[], members: Iterable<string>): Roster {
  const names = new Map(directory);
  const counts = new Map<string, number>();
  for (const [, name] of directory) counts.set(name, (counts.get(name) ?? 0) + 1);
  const places = new Map(directory.map(([id], place) => [id, place]));
  const unlisted = [...new Set(members)].filter((id) => !names.has(id));
  return {
    entries: [...directory, ...unlisted.map((id): Entry => [id, id])],
    nameOf: (id) => names.get(id) ?? id,
    placeOf: (id) => places.get(id) ?? directory.length,
    isListed: (id) => names.has(id),
    isTwin: (id) => (counts.get(names.get(id) ?? '') ?? 0) > 1,
  };
}

/** Ids in the order of their names, which is the directory's. */
export const byName = (ids: Iterable<string>, { placeOf }: Roster): string[] =>
  [...ids].sort((a, b) => placeOf(a) - placeOf(b));
