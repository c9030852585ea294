import type { Entry } from '../../../shared/lib/rank.ts';

/** The companies that can be members, and the names of those that are. */
export interface Roster {
  /** The directory, and after it members that it does not list: those cannot be found by name, but can be taken out. */
  readonly entries: readonly Entry[];
  /** The name of a company, or its id where nobody knows more. */
  readonly nameOf: (id: string) => string;
  readonly isListed: (id: string) => boolean;
  /** Whether another company has the same name, so that only the id tells them apart. */
  readonly isTwin: (id: string) => boolean;
}

export function rosterOf(directory: readonly Entry[], members: Iterable<string>): Roster {
  const names = new Map(directory);
  const counts = new Map<string, number>();
  for (const [, name] of directory) counts.set(name, (counts.get(name) ?? 0) + 1);
  const unlisted = [...new Set(members)].filter((id) => !names.has(id));
  return {
    entries: [...directory, ...unlisted.map((id): Entry => [id, id])],
    nameOf: (id) => names.get(id) ?? id,
    isListed: (id) => names.has(id),
    isTwin: (id) => (counts.get(names.get(id) ?? '') ?? 0) > 1,
  };
}

/** Ids in the order of their names. */
export const byName = (ids: Iterable<string>, { nameOf }: Roster): string[] => {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return [...ids]
    .map((id) => ({ id, name: nameOf(id) }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ id }) => id);
};
