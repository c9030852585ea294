import type { Entry } from '../../../shared/lib/rank.ts';
import { words } from '../../../shared/words/words.ts';

export interface Section {
  readonly title: string;
  readonly companies: readonly Entry[];
}

/** How many rows the switcher shows at most; typing narrows better than scrolling. */
export const shownAtMost = 50;

/** What the switcher shows before anything is typed: favourites, recent ones, then everything, each company once. */
export function startSections(
  directory: readonly Entry[],
  favourites: readonly string[],
  recents: readonly string[],
  currentId: string | undefined,
): readonly Section[] {
  const byId = new Map(directory.map((entry) => [entry[0], entry]));
  const pick = (ids: readonly string[]) =>
    ids.map((id) => byId.get(id)).filter((entry) => entry !== undefined);
  const recent = recents.filter((id) => id !== currentId && !favourites.includes(id));
  const named = new Set([...favourites, ...recent]);
  const rest = directory.filter(([id]) => !named.has(id));
  const sections = [
    { title: words.switcher.favourites, companies: pick(favourites) },
    { title: words.switcher.recents, companies: pick(recent) },
    { title: words.switcher.all, companies: rest.slice(0, shownAtMost) },
  ];
  return sections.filter(({ companies }) => companies.length > 0);
}

/** The same kind of page for another company: its page stays, filters and search do not. */
export function pageForCompany(pathname: string, companyId: string): string {
  const [, page] = /^\/companies\/[^/]+\/([a-z-]+)/.exec(pathname) ?? [];
  return page === undefined ? `/companies/${companyId}` : `/companies/${companyId}/${page}`;
}
