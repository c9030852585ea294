import { fold } from './fold.ts';

/** Something that is found by its name or id, as the directory lists it. */
export type Entry = readonly [id: string, name: string];

export interface Searchable {
  readonly entry: Entry;
  readonly name: string;
  readonly id: string;
}

/** Prepares a directory once, so that each key press only compares. */
export const prepare = (directory: readonly Entry[]): readonly Searchable[] =>
  directory.map((entry) => ({ entry, id: entry[0].toLowerCase(), name: fold(entry[1]) }));

const startsWord = (name: string, part: string): boolean => {
  for (let at = name.indexOf(part); at !== -1; at = name.indexOf(part, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(name[at - 1] ?? '')) return true;
  }
  return false;
};

/** How well an entry answers to what was typed: lower is better, undefined is not at all. */
function rankOf({ name, id }: Searchable, text: string, parts: readonly string[], idText: string) {
  if (id === idText || name === text) return 0;
  if (name.startsWith(text)) return 1;
  if (parts.every((part) => startsWord(name, part))) return 2;
  if (parts.every((part) => name.includes(part))) return 3;
  if (idText.length >= 3 && id.startsWith(idText)) return 4;
  return undefined;
}

/**
 * The entries that match what was typed, best first: the whole name or id, then names that begin so, names with words
 * that begin so, names that contain it, ids that begin so. Within a rank the directory's own order (by name) stays.
 */
export function search(directory: readonly Searchable[], typed: string): readonly Entry[] {
  const text = fold(typed.trim());
  const idText = typed.trim().toLowerCase();
  if (text === '') return directory.map(({ entry }) => entry);
  const parts = text.split(/\s+/);
  const ranks: Entry[][] = [[], [], [], [], []];
  for (const one of directory) {
    const rank = rankOf(one, text, parts, idText);
    if (rank !== undefined) ranks[rank]?.push(one.entry);
  }
  return ranks.flat();
}
