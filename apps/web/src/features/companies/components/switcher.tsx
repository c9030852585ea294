import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type Entry, prepare, search } from '../../../shared/lib/rank.ts';
import { announce } from '../../../shared/ui/announcer.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { words } from '../../../shared/words/words.ts';
import { toggleFavourite, usePreferences } from '../../preferences/queries.ts';
import { pageForCompany, type Section, shownAtMost, startSections } from '../model/sections.ts';
import { directoryQuery } from '../queries.ts';
import { SwitcherFooter } from './switcher-footer.tsx';
import { SwitcherOption } from './switcher-option.tsx';

const none: readonly Entry[] = [];

function useSections(typed: string, currentId: string | undefined) {
  const { data: directory = none, isPending, error, refetch } = useQuery(directoryQuery);
  const { favourites, recents } = usePreferences();
  const prepared = useMemo(() => prepare(directory), [directory]);
  const text = useDeferredValue(typed.trim());
  const matches = useMemo(() => (text === '' ? undefined : search(prepared, text)), [prepared, text]);
  const sections: readonly Section[] =
    matches === undefined
      ? startSections(directory, favourites, recents, currentId)
      : [{ title: words.switcher.matches, companies: matches.slice(0, shownAtMost) }];
  return {
    sections,
    matched: matches?.length,
    total: directory.length,
    favourites,
    isPending,
    error,
    refetch,
  };
}

interface SwitcherProps {
  currentId: string | undefined;
  onClose: () => void;
}

/** One combobox for every company: arrows choose, Enter opens, Ctrl or Cmd with Enter opens a new tab. */
export default function Switcher({ currentId, onClose }: SwitcherProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState<number>();
  const { sections, matched, total, favourites, isPending, error, refetch } = useSections(typed, currentId);
  const options = sections.flatMap(({ companies }) => companies);
  // Whoever opens the switcher wants another company than the one on screen.
  const first = Math.max(
    0,
    options.findIndex(([companyId]) => companyId !== currentId),
  );
  const active = options[Math.min(at ?? first, options.length - 1)];
  const optionId = (index: number) => `${id}-${index}`;
  const activeIndex = active ? options.indexOf(active) : -1;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    if (matched !== undefined) announce(words.switcher.count(matched));
  }, [matched]);

  function go([companyId]: Entry, newTab: boolean) {
    const path = pageForCompany(pathname, companyId);
    if (newTab) window.open(path, '_blank', 'noopener');
    else {
      onClose();
      if (companyId !== currentId) void navigate(path);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const last = options.length - 1;
    const to: Record<string, number> = {
      ArrowDown: activeIndex >= last ? 0 : activeIndex + 1,
      ArrowUp: activeIndex <= 0 ? last : activeIndex - 1,
      PageDown: Math.min(last, activeIndex + 8),
      PageUp: Math.max(0, activeIndex - 8),
    };
    const next = to[event.key];
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' && active) go(active, event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  }

  let index = -1;
  return (
    <Dialog label={words.switcher.open} onClose={onClose} className="switcher appear">
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <input
          role="combobox"
          aria-label={words.switcher.search}
          placeholder={words.switcher.search}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? optionId(activeIndex) : undefined}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={typed}
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(undefined);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={words.switcher.results}
        className="switcher-list"
      >
        {sections.map(({ title, companies }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own here
          <div key={title} role="group" aria-label={title}>
            <div aria-hidden className="px-2 pt-2.5 pb-1 text-xs font-medium text-muted">
              {title}
            </div>
            {companies.map((entry) => {
              index += 1;
              const position = index;
              return (
                <SwitcherOption
                  key={entry[0]}
                  id={optionId(position)}
                  entry={entry}
                  href={pageForCompany(pathname, entry[0])}
                  active={position === activeIndex}
                  current={entry[0] === currentId}
                  starred={favourites.includes(entry[0])}
                  onPoint={() => setAt(position)}
                  onGo={() => go(entry, false)}
                  onStar={() => toggleFavourite(client, entry[0])}
                />
              );
            })}
          </div>
        ))}
      </div>
      {error ? (
        <p role="alert" className="flex items-center justify-between gap-2 px-4 py-3 text-sm">
          {words.switcher.failed}
          <Button onClick={() => void refetch()}>{words.failure.tryAgain}</Button>
        </p>
      ) : null}
      {options.length === 0 && !error ? (
        <p className="px-4 py-8 text-center text-sm text-muted">
          {isPending ? words.shell.loading : words.switcher.noMatch(typed.trim())}
        </p>
      ) : null}
      <SwitcherFooter
        active={active}
        starred={active !== undefined && favourites.includes(active[0])}
        shown={options.length}
        total={matched ?? total}
        onStar={(companyId) => toggleFavourite(client, companyId)}
      />
    </Dialog>
  );
}
