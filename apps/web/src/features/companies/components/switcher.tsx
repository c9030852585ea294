import { useQueryClient } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { takesFocus } from '../../../shared/lib/focus.ts';
import { isComposing } from '../../../shared/lib/shortcuts.ts';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { words } from '../../../shared/words/en.ts';
import { toggleFavourite } from '../../preferences/queries.ts';
import { type Choice, type Command, firstOf, keyOf } from '../model/choice.ts';
import { words as switcher } from '../switcher/words/en.ts';
import { words as w } from '../words/en.ts';
import { SwitcherFooter } from './switcher-footer.tsx';
import { SwitcherOption } from './switcher-option.tsx';
import { useChoices } from './use-choices.ts';

const pageOfRows = 8;

interface SwitcherProps {
  currentId: string | undefined;
  /** Pages and actions besides companies, in the order in which they are offered. */
  commands: readonly Command[];
  /** What can be done with the text that was typed. */
  commandsFor: (typed: string) => readonly Command[];
  /** Called with the address that is likely to be opened next. */
  onLikely: (to: string) => void;
  /** The search text for a pasted list, whose lines the browser would join; undefined if the text is not a list. */
  takeList: (text: string) => string | undefined;
  onClose: () => void;
}

/**
 * One combobox for every company, page and action: arrows choose, Enter opens, Ctrl or Cmd with Enter opens a new
 * tab where there is an address to open.
 */
export function Switcher({ currentId, commands, commandsFor, onLikely, takeList, onClose }: SwitcherProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  // Not its place: that changes when a company becomes a favourite, or when the list arrives.
  const [pointed, setPointed] = useState<string>();
  const { sections, favourites, ...found } = useChoices(typed, currentId, commands, commandsFor);
  const choices = sections.flatMap(({ items }) => items);
  const pointedAt = choices.findIndex((choice) => keyOf(choice) === pointed);
  const activeIndex = pointedAt === -1 ? firstOf(choices) : pointedAt;
  const active = choices[activeIndex];
  const likely = active && 'id' in active && !active.current ? active.to : undefined;
  const isStarred = (choice: Choice | undefined) =>
    choice !== undefined && 'id' in choice && favourites.includes(choice.id);

  useEffect(() => {
    if (active) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const tellLikely = useEffectEvent(onLikely);
  useEffect(() => {
    if (likely !== undefined) tellLikely(likely);
  }, [likely]);

  function choose(choice: Choice) {
    onClose();
    if (!('to' in choice)) choice.run();
    else if (!choice.current) void navigate(choice.to);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    const last = choices.length - 1;
    const to: Record<string, number> = {
      ArrowDown: activeIndex >= last ? 0 : activeIndex + 1,
      ArrowUp: activeIndex <= 0 ? last : activeIndex - 1,
      PageDown: Math.min(last, activeIndex + pageOfRows),
      PageUp: Math.max(0, activeIndex - pageOfRows),
    };
    const next = choices[to[event.key] ?? -1];
    if (next) setPointed(keyOf(next));
    else if (event.key === 'Enter' && active) {
      if (!event.ctrlKey && !event.metaKey) choose(active);
      else if ('to' in active) window.open(active.to, '_blank', 'noopener');
    } else return;
    event.preventDefault();
  }

  let index = -1;
  return (
    <Dialog label={w.switchCompany} onClose={onClose} className="switcher appear">
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <input
          ref={takesFocus}
          role="combobox"
          aria-label={switcher.search}
          placeholder={switcher.search}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-${activeIndex}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
          onChange={(event) => {
            setTyped(event.target.value);
            setPointed(undefined);
          }}
          onPaste={(event) => {
            const list = takeList(event.clipboardData.getData('text/plain'));
            if (list === undefined) return;
            event.preventDefault();
            setTyped(list);
            setPointed(undefined);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={switcher.results}
        aria-busy={found.behind}
        className="switcher-list"
      >
        {sections.map(({ title, items }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own here
          <div key={title} role="group" aria-label={title}>
            <div aria-hidden className="px-2 pt-2.5 pb-1 text-xs font-medium text-muted">
              {title}
            </div>
            {items.map((choice) => {
              index += 1;
              const position = index;
              return (
                <SwitcherOption
                  key={keyOf(choice)}
                  id={`${id}-${position}`}
                  choice={choice}
                  active={position === activeIndex}
                  starred={isStarred(choice)}
                  onPoint={() => setPointed(keyOf(choice))}
                  onChoose={() => choose(choice)}
                  onStar={(companyId) => toggleFavourite(client, companyId)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {found.failure ? <FailureLine what={switcher.failed} {...found.failure} className="px-4 py-3" /> : null}
      {choices.length === 0 && !found.failure ? (
        <p className="px-4 py-8 text-center text-sm text-muted">
          {found.behind ? words.loading : switcher.noMatch(typed.trim())}
        </p>
      ) : null}
      <SwitcherFooter
        active={active}
        starred={isStarred(active)}
        summary={found.failure ? '' : found.summary}
        onStar={(companyId) => toggleFavourite(client, companyId)}
      />
    </Dialog>
  );
}
