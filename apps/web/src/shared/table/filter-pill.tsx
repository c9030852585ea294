import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { handsFocusOn } from '../lib/focus.ts';
import { toldApart } from '../lib/namesakes.ts';
import { Popover } from '../ui/popover.tsx';
import { ToldName } from '../ui/told-name.tsx';
import { words } from '../words/en.ts';

interface FilterPillProps {
  label: string;
  /** What the filter is set to, in words; undefined while it is not set. */
  value: string | undefined;
  /** What tells the value apart from others with the same name. */
  apart?: string | undefined;
  onRemove: () => void;
  children: (close: () => void) => ReactNode;
}

const half = 'hit inline-flex h-[30px] items-center gap-1.5 px-2.5 text-sm font-medium hover:bg-hover';

/** A filter of a list: a dashed button while unset, a removable chip once set. */
export function FilterPill({ label, value, apart, onRemove, children }: FilterPillProps) {
  const pill = useRef<HTMLButtonElement>(null);
  const chip = value === undefined ? undefined : words.table.chip(label, value);
  const remove = chip === undefined ? '' : words.table.removeFilter(toldApart({ name: chip, apart }));
  return (
    <span ref={handsFocusOn} data-set={chip !== undefined || undefined} className="filter-pill">
      <Popover
        label={label}
        trigger={(props) => (
          <button ref={pill} type="button" className={`${half} min-w-0 outline-offset-[-2px]`} {...props}>
            {apart === undefined ? (
              <span className="max-w-56 truncate">{chip ?? label}</span>
            ) : (
              <span className="flex max-w-80 min-w-0 items-baseline gap-1">
                <ToldName name={chip ?? label} apart={apart} />
              </span>
            )}
          </button>
        )}
      >
        {children}
      </Popover>
      {chip === undefined ? null : (
        <button
          type="button"
          aria-label={remove}
          title={remove}
          className={`${half} hit-square w-8 justify-center px-0 outline-offset-[-2px]`}
          onClick={() => {
            pill.current?.focus();
            onRemove();
          }}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  );
}
