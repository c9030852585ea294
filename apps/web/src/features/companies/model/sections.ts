import type { Entry } from '../../../shared/lib/rank.ts';
import { words as switcher } from '../switcher/words/en.ts';

export interface Section<Item> {
  readonly title: string;
  readonly items: readonly Item[];
}

/** How many companies are shown at most: typing narrows better than scrolling, and the commands stand after them. */
export const maxShown = 20;

/** How many companies are listed before anything is typed, if favourites and recents are fewer. */
const atFirst = 6;

/** What the palette shows before anything is typed: favourites, then recent companies, then some others, each once. */
export function startSections(
  directory: readonly Entry[],
  favourites: readonly string[],
  recents: readonly string[],
  currentId: string | undefined,
): readonly Section<Entry>[] {
  const byId = new Map(directory.map((entry) => [entry[0], entry]));
  const pick = (ids: readonly string[]) =>
    ids.map((id) => byId.get(id)).filter((entry) => entry !== undefined);
  const starred = pick(favourites);
  const recent = pick(recents.filter((id) => id !== currentId && !favourites.includes(id)));
  const named = new Set([...starred, ...recent]);
  const others: Entry[] = [];
  for (const entry of directory) {
    if (named.size + others.length >= atFirst) break;
    if (!named.has(entry)) others.push(entry);
  }
  return [
    { title: switcher.favourites, items: starred },
    { title: switcher.recents, items: recent },
    { title: switcher.companies, items: others },
  ].filter(({ items }) => items.length > 0);
}
