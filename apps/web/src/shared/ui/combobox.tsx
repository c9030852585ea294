import { Check, ChevronsUpDown } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { linesOf } from '../lib/pasted-lines.ts';
import { isComposing } from '../lib/shortcuts.ts';
import type { FailedLoad } from '../lib/use-failure.ts';
import { aboutOthers } from './about-others.ts';
import { announce } from './announcer.tsx';
import { matching, maxShown, type Option, step } from './combobox-options.ts';
import { FailureLine } from './failure.tsx';
import { ToldName } from './told-name.tsx';
import { words } from './words/en.ts';

/** What there is to choose from, and what became of loading it. */
export interface Choices {
  /** Undefined while they load. */
  readonly options: readonly Option[] | undefined;
  readonly failure: FailedLoad | undefined;
}

interface ComboboxProps extends Choices {
  /** Accessible name of the list. */
  label: string;
  /** What ties the input to its label, hint and error. */
  field: Readonly<Record<string, unknown>>;
  className: string;
  isChosen: (id: string) => boolean;
  /** Several can be chosen: the list stays open. */
  multiple?: boolean;
  /** What the input shows while it is not edited. */
  shown?: string;
  placeholder?: string | undefined;
  onPick: (id: string) => void;
  /** Takes a pasted list; absent if only one value can be chosen, and the field then says so. */
  onList?: (text: string) => void;
  /** Backspace in an empty input. */
  onBackspace?: () => void;
}

/** An input with a list under it: typing narrows the list, arrows and Enter choose, Escape closes it and nothing else. */
export function Combobox(props: ComboboxProps) {
  const {
    label,
    field,
    options,
    isChosen,
    multiple = false,
    shown = '',
    onPick,
    onBackspace,
    onList,
  } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [pointed, setPointed] = useState<number>();
  const [isListRefused, setListRefused] = useState(false);
  const all = useMemo(() => matching(options ?? [], typed ?? ''), [options, typed]);
  const matches = all.slice(0, maxShown);
  const chosen = matches.findIndex((option) => isChosen(option.id));
  const active =
    pointed ?? (typed === undefined && chosen !== -1 && !multiple ? chosen : step(matches, -1, 1));

  useEffect(() => {
    if (open) list.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  useEffect(() => {
    if (open && active >= 0)
      list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [open, active]);
  useEffect(() => {
    if (open && typed !== undefined) announce(words.combobox.count(all.length));
  }, [open, typed, all.length]);

  function close() {
    setOpen(false);
    setListRefused(false);
    setTyped(undefined);
    setPointed(undefined);
  }

  function pick(option: Option | undefined) {
    if (!option || option.barred !== undefined) return;
    onPick(option.id);
    if (!multiple) close();
    else if (typed !== undefined) {
      setTyped(undefined);
      setPointed(undefined);
    }
  }

  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain');
    if (linesOf(text).length < 2) return;
    // The browser would join the lines into one.
    event.preventDefault();
    if (options === undefined) return;
    if (onList) {
      close();
      onList(text);
      return;
    }
    setListRefused(true);
    setOpen(true);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event.nativeEvent)) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (open) setPointed(step(matches, active, key === 'ArrowDown' ? 1 : -1));
      else setOpen(true);
    } else if (key === 'Enter' && open) pick(matches[active]);
    else if (key === 'Escape' && open) close();
    else {
      if (key === 'Backspace' && (typed ?? shown) === '') onBackspace?.();
      return;
    }
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that the focus has left
    <div
      className="relative"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) close();
      }}
    >
      <input
        {...field}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-haspopup="listbox"
        aria-autocomplete="list"
        aria-activedescendant={open && matches[active] ? `${id}-${active}` : undefined}
        {...aboutOthers}
        spellCheck={false}
        dir="auto"
        placeholder={props.placeholder}
        value={typed ?? shown}
        className={`${props.className} pr-8`}
        onFocus={({ target }) => target.select()}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onChange={({ target }) => {
          setListRefused(false);
          setTyped(target.value);
          setPointed(undefined);
          setOpen(true);
        }}
      />
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-muted"
      />
      {open ? (
        <div
          ref={list}
          className="absolute inset-x-0 top-full z-10 mt-1 overflow-hidden rounded-surface border border-line bg-raised shadow-float"
        >
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={label}
            aria-multiselectable={multiple || undefined}
            className="max-h-60 overflow-auto overscroll-contain p-1 empty:p-0"
          >
            {matches.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard chooses from the input, which keeps the focus
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              <div
                key={option.id}
                id={`${id}-${index}`}
                role="option"
                aria-selected={isChosen(option.id)}
                aria-disabled={option.barred !== undefined || undefined}
                data-active={index === active || undefined}
                className="hit flex min-h-9 items-center gap-2 rounded-control px-2 py-1 text-sm aria-disabled:text-muted data-active:bg-accent-tint"
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => option.barred === undefined && setPointed(index)}
                onClick={() => pick(option)}
              >
                <ToldName name={option.label} apart={option.apart} />
                <span className="ml-auto flex shrink-0 items-center gap-2 text-xs text-muted">
                  {option.barred ?? option.note}
                  {isChosen(option.id) ? <Check aria-hidden className="size-4 text-accent" /> : null}
                </span>
              </div>
            ))}
          </div>
          {isListRefused ? (
            <p role="status" className="border-t border-line px-3 py-2 text-xs text-warn">
              {words.combobox.oneOnly}
            </p>
          ) : null}
          <ListState {...props} shown={matches.length} total={all.length} typed={typed ?? ''} />
        </div>
      ) : (
        <div id={`${id}-list`} role="listbox" aria-label={label} hidden />
      )}
    </div>
  );
}

function ListState({
  options,
  failure,
  shown,
  total,
  typed,
}: Choices & { shown: number; total: number; typed: string }) {
  const w = words.combobox;
  const line = 'px-3 py-2 text-xs text-muted';
  if (failure && options === undefined) {
    return (
      <FailureLine
        what={w.failed}
        {...failure}
        className="px-3 py-2"
        onPointerDown={(event) => event.preventDefault()}
      />
    );
  }
  if (options === undefined) return <p className={line}>{w.loading}</p>;
  if (total === 0) return <p className={line}>{w.none(typed)}</p>;
  if (shown < total) return <p className={`border-t border-line ${line}`}>{w.capped(shown, total)}</p>;
  return null;
}
