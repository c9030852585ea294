import { plain } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useLocation } from 'react-router';
import { type Entry, namesOfEntry, prepare, search } from '../../../shared/lib/rank.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { words } from '../../../shared/words/en.ts';
import { usePreferences } from '../../preferences/queries.ts';
import { type Choice, type Command, companyChoice } from '../model/choice.ts';
import { maxShown, type Section, startSections } from '../model/sections.ts';
import { companyNamesakes, directoryQuery } from '../queries.ts';
import { words as switcher } from '../switcher/words/en.ts';

const none: readonly Entry[] = [];

/** How many commands are listed under the companies before anything is typed. */
const commandsAtFirst = 5;

/** What the palette offers: companies first, then pages and actions, both ranked in the same way by what is typed. */
export function useChoices(
  typed: string,
  currentId: string | undefined,
  commands: readonly Command[],
  commandsFor: (typed: string) => readonly Command[],
) {
  const { pathname } = useLocation();
  const names = useQuery(directoryQuery);
  const { data: directory = none, isPending } = names;
  const { favourites, recents } = usePreferences();
  // Thousands of names are made searchable after the first paint, not before it.
  const listed = useDeferredValue(directory, none);
  const companies = useMemo(() => prepare(listed, namesOfEntry), [listed]);
  const actions = useMemo(() => prepare(commands, ({ name }) => ({ id: '', name })), [commands]);
  const text = plain(typed);
  const found = useMemo(() => (text === '' ? undefined : search(companies, text)), [companies, text]);
  const foundActions = useMemo(
    () => [...commandsFor(text), ...search(actions, text)],
    [actions, commandsFor, text],
  );

  const namesakes = companyNamesakes(directory);
  const companySections = found
    ? [{ title: switcher.companies, items: found.slice(0, maxShown) }]
    : startSections(directory, favourites, recents, currentId);
  const sections: readonly Section<Choice>[] = [
    ...companySections.map(({ title, items }) => ({
      title,
      items: items.map((entry) => companyChoice(entry, namesakes, pathname, currentId)),
    })),
    { title: switcher.commands, items: found ? foundActions : foundActions.slice(0, commandsAtFirst) },
  ].filter(({ items }) => items.length > 0);
  const count = (found ?? directory).length;
  const shown = companySections.reduce((sum, { items }) => sum + items.length, 0);
  const companyCount = shown < count ? switcher.capped(shown, count) : switcher.companyCount(count);
  const behind = isPending || (found !== undefined && listed !== directory);
  const summary = found
    ? switcher.both(companyCount, switcher.commandCount(foundActions.length))
    : companyCount;
  return {
    sections,
    /** How much was found, in words. */
    summary: behind ? words.loading : summary,
    /** True while the typed text is not yet compared with every name. */
    behind,
    favourites,
    failure: useFailure(names),
  };
}
