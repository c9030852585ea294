import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import type { Entry } from '../../../shared/lib/rank.ts';
import type { CompanyNames } from '../model/company-names.ts';
import { words as w } from '../words/en.ts';
import { MemberOption } from './member-option.tsx';

const rowHeight = globalThis.matchMedia?.('(pointer: coarse)').matches ? 44 : 40;

interface MemberListProps {
  id: string;
  optionId: (index: number) => string;
  entries: readonly Entry[];
  companyNames: CompanyNames;
  seen: ReadonlySet<string>;
  wanted: ReadonlySet<string>;
  /** Index of the option that the keys act on, or -1. */
  active: number;
  className: string;
  onToggle: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Thousands of companies of which only those in sight are in the page, and the one that the keys act on. */
export function MemberList(props: MemberListProps) {
  const { id, optionId, entries, companyNames, seen, wanted, active, className, onToggle } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      if (active >= 0 && active < range.count && !shown.includes(active)) shown.push(active);
      return shown.sort((a, b) => a - b);
    },
    [active],
  );
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    rangeExtractor,
  });
  useEffect(() => {
    if (active >= 0) rows.scrollToIndex(active, { align: 'auto' });
  }, [rows, active]);
  return (
    <div
      ref={scroller}
      id={id}
      role="listbox"
      aria-label={w.pick.list}
      aria-multiselectable="true"
      aria-activedescendant={active >= 0 ? optionId(active) : undefined}
      tabIndex={0}
      className={`relative overflow-auto overscroll-contain outline-offset-[-2px] ${className}`}
      onKeyDown={props.onKeyDown}
      onClick={({ target, detail }) => {
        // The end of a drag that selects text.
        if (detail === 1 && getSelection()?.isCollapsed === false) return;
        const option = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
        if (option) onToggle(Number(option.dataset.index));
      }}
    >
      <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const [companyId] = entries[index] ?? [];
          if (companyId === undefined) return null;
          return (
            <MemberOption
              key={companyId}
              id={optionId(index)}
              companyId={companyId}
              companyNames={companyNames}
              seen={seen.has(companyId)}
              wanted={wanted.has(companyId)}
              marked={seen.size > 0}
              active={index === active}
              position={index + 1}
              count={entries.length}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            />
          );
        })}
      </div>
    </div>
  );
}
