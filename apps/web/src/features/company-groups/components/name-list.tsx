import { useVirtualizer } from '@tanstack/react-virtual';
import { Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { handsFocusOn } from '../../../shared/lib/focus.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { type CompanyNames, toldBy } from '../model/company-names.ts';
import { CompanyName } from './company-name.tsx';

const rowHeight = 32;

interface NameListProps {
  label: string;
  /** In the order in which they are shown. */
  ids: readonly string[];
  companyNames: CompanyNames;
  /** Takes one back; absent where the list is only to be read. */
  undo?: { label: (name: string) => string; onUndo: (id: string) => void } | undefined;
  /** Rows that are in sight at once, at most. */
  rows: number;
}

/** Companies by name: every one of thousands can be read, and only those in sight are in the page. */
export function NameList({ label, ids, companyNames, undo, rows }: NameListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const items = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialRect: { width: 0, height: rows * rowHeight },
  });
  const scrolls = ids.length > rows;
  return (
    <section
      ref={scroller}
      aria-label={label}
      tabIndex={scrolls ? 0 : undefined}
      className="overflow-auto overscroll-contain rounded-control"
      // Half a row shows that there is more.
      style={{ height: (scrolls ? rows + 0.5 : ids.length) * rowHeight }}
    >
      <ul className="relative" style={{ height: items.getTotalSize() }}>
        {items.getVirtualItems().map(({ index, start }) => {
          const id = ids[index];
          return id === undefined ? null : (
            <li
              key={id}
              ref={handsFocusOn}
              aria-setsize={ids.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 flex h-8 items-center gap-2 pl-6 text-sm"
              style={{ transform: `translateY(${start}px)` }}
            >
              <CompanyName id={id} companyNames={companyNames} />
              {undo ? (
                <IconButton
                  label={undo.label(toldBy(companyNames, id))}
                  className="ml-auto"
                  onClick={() => undo.onUndo(id)}
                >
                  <Undo2 aria-hidden className="size-3.5" />
                </IconButton>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
