import { fold, wordsOf } from '@reseller-console/contract';

/** A company as the directory lists it. */
export type Entry = readonly [id: string, name: string];

/** What something is found by. An empty id finds nothing. */
interface Names {
  readonly id: string;
  readonly name: string;
}

export interface Searchable<Item> extends Names {
  readonly item: Item;
}

/** Prepares the searchable text once, so each key press only compares. */
export const prepare = <Item>(
  items: readonly Item[],
  namesOf: (item: Item) => Names,
): readonly Searchable<Item>[] =>
  items.map((item) => {
    const { id, name } = namesOf(item);
    return { item, id: id.toLowerCase(), name: fold(name) };
  });

export const namesOfEntry = ([id, name]: Entry): Names => ({ id, name });

const startsWord = (name: string, part: string): boolean => {
  for (let at = name.indexOf(part); at !== -1; at = name.indexOf(part, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(name[at - 1] ?? '')) return true;
  }
  return false;
};

/** How well an item matches the typed text: lower is better, undefined is no match. */
function rankOf({ name, id }: Names, text: string, parts: readonly string[]) {
  if (id === text || name === text) return 0;
  if (name.startsWith(text)) return 1;
  if (parts.every((part) => startsWord(name, part))) return 2;
  if (parts.every((part) => name.includes(part))) return 3;
  if (text.length >= 3 && id.startsWith(text)) return 4;
  return undefined;
}

/**
 * What matches the typed text, best first: the whole name or id, then names that begin so, names with words
 * that begin so, names that contain it, ids that begin so. Within a rank the order of `items` stays.
 */
export function search<Item>(items: readonly Searchable<Item>[], typed: string): readonly Item[] {
  const text = fold(typed);
  if (text === '') return items.map(({ item }) => item);
  const parts = wordsOf(typed);
  const ranks: Item[][] = [[], [], [], [], []];
  for (const one of items) {
    const rank = rankOf(one, text, parts);
    if (rank !== undefined) ranks[rank]?.push(one.item);
  }
  return ranks.flat();
}
