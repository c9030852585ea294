import { toldApart } from '../../../shared/lib/namesakes.ts';
import type { Entry } from '../../../shared/lib/rank.ts';

/** The companies that can be members, and the names of those that are. */
export interface CompanyNames {
  /** The directory, and after it members that it does not list: those cannot be found by name, but can be taken out. */
  readonly entries: readonly Entry[];
  /** The name of a company, or its id if the name is unknown. */
  readonly nameOf: (id: string) => string;
  readonly isListed: (id: string) => boolean;
  /** The position of a company in the order of names. */
  readonly placeOf: (id: string) => number;
  /** What tells a company apart from others with the same name, if any. */
  readonly apartOf: (id: string) => string | undefined;
}

/** The names of a directory and its namesakes, with these members. */
export function companyNamesOf(
  directory: readonly Entry[],
  namesakes: ReadonlyMap<string, string>,
  members: Iterable<string>,
): CompanyNames {
  const names = new Map(directory);
  const places = new Map(directory.map(([id], place) => [id, place]));
  const unlisted = [...new Set(members)].filter((id) => !names.has(id));
  return {
    entries: [...directory, ...unlisted.map((id): Entry => [id, id])],
    nameOf: (id) => names.get(id) ?? id,
    placeOf: (id) => places.get(id) ?? directory.length,
    isListed: (id) => names.has(id),
    apartOf: (id) => namesakes.get(id),
  };
}

/** A company in plain text. */
export const toldBy = ({ nameOf, apartOf }: CompanyNames, id: string): string =>
  toldApart({ name: nameOf(id), apart: apartOf(id) });

/** Ids in the order of their names, which is the directory's. */
export const byName = (ids: Iterable<string>, { placeOf }: CompanyNames): string[] =>
  [...ids].sort((a, b) => placeOf(a) - placeOf(b));
