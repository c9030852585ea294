import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { namesOfEntry, prepare, search } from '../../../shared/lib/rank.ts';
import { isComposing, isPressed } from '../../../shared/lib/shortcuts.ts';
import { announce } from '../../../shared/ui/announcer.tsx';
import { type CompanyNames, toldBy } from '../model/company-names.ts';
import { differenceOf } from '../model/members.ts';
import { words as w } from '../words/en.ts';

export const views = ['all', 'selected', 'changes'] as const;
type View = (typeof views)[number];

interface PickerOptions {
  companyNames: CompanyNames;
  seen: ReadonlySet<string>;
  wanted: ReadonlySet<string>;
  onWanted: (next: ReadonlySet<string>) => void;
}

const pageOfRows = 10;

const within = (entries: CompanyNames['entries'], only: ReadonlySet<string> | undefined) =>
  only === undefined ? entries : entries.filter(([id]) => only.has(id));

/** State, keys and announcements of the member picker. */
export function usePicker({ companyNames, seen, wanted, onWanted }: PickerOptions) {
  const [typed, setTyped] = useState('');
  const [view, setView] = useState<View>('all');
  const [at, setAt] = useState(0);
  const prepared = useMemo(() => prepare(companyNames.entries, namesOfEntry), [companyNames]);
  const text = useDeferredValue(typed.trim());
  const matches = useMemo(() => search(prepared, text), [prepared, text]);
  const difference = useMemo(() => differenceOf(seen, wanted), [seen, wanted]);
  const changed = useMemo(() => new Set([...difference.added, ...difference.removed]), [difference]);
  /** The companies that the view is limited to; undefined for all. */
  const only = { all: undefined, selected: wanted, changes: changed }[view];
  const shown = useMemo(() => within(matches, only), [matches, only]);
  const selected = useMemo(() => shown.filter(([id]) => wanted.has(id)).length, [shown, wanted]);
  const active = Math.min(at, shown.length - 1);

  useEffect(() => {
    if (text !== '') announce(w.pick.shown(shown.length));
  }, [text, shown.length]);

  function change(next: ReadonlySet<string>, say: (change: string) => string): void {
    const { added, removed } = differenceOf(seen, next);
    onWanted(next);
    announce(say(w.difference(added.length, removed.length)));
  }

  function toggle(index: number, entries = shown): void {
    const [id] = entries[index] ?? [];
    if (id === undefined) return;
    setAt(index);
    const next = new Set(wanted);
    const selects = !next.delete(id);
    if (selects) next.add(id);
    const name = toldBy(companyNames, id);
    change(next, (so) => (selects ? w.pick.selectedNow(name, so) : w.pick.clearedNow(name, so)));
  }

  /** Toggles the active option for the text in the search field, which the list may not show yet. */
  function toggleTyped(): void {
    const words = typed.trim();
    const entries = words === text ? shown : within(search(prepared, words), only);
    toggle(Math.min(at, entries.length - 1), entries);
  }

  const add = (ids: Iterable<string>) => {
    const next = new Set([...wanted, ...ids]);
    change(next, () => w.pick.selectedAll(next.size));
  };
  const remove = (ids: Iterable<string>) => {
    const next = new Set(wanted);
    for (const id of ids) next.delete(id);
    change(next, () => w.pick.selectedAll(next.size));
  };
  const selectAll = () => add(shown.map(([id]) => id));
  const clearAll = () => remove(shown.map(([id]) => id));

  function setSearch(next: string): void {
    setTyped(next);
    setAt(0);
  }

  /** The keys of the search field, and of the list, which has some more. */
  const onKeyDown = (inList: boolean) => (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const last = shown.length - 1;
    const mod = event.ctrlKey || event.metaKey;
    const to: Record<string, number> = {
      ArrowDown: Math.min(last, active + 1),
      ArrowUp: Math.max(0, active - 1),
      PageDown: Math.min(last, active + pageOfRows),
      PageUp: Math.max(0, active - pageOfRows),
      ...(inList ? { Home: 0, End: last } : {}),
    };
    const next = to[event.key];
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' && !mod) toggleTyped();
    else if (inList && event.key === ' ') toggle(active);
    else if (inList && isPressed('mod+a', event.nativeEvent)) selectAll();
    else if (!inList && event.key === 'Escape' && typed !== '') setSearch('');
    else return;
    event.preventDefault();
  };

  return {
    typed,
    type: setSearch,
    view,
    show(next: View) {
      setView(next);
      setAt(0);
    },
    counts: { all: companyNames.entries.length, selected: wanted.size, changes: changed.size },
    shown,
    selected,
    active,
    toggle,
    add,
    remove,
    selectAll,
    clearAll,
    onKeyDown,
  };
}
