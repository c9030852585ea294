import { maxJobItems } from '@reseller-console/contract';
import { ChevronDown, Copy, Download, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Name } from '../lib/namesakes.ts';
import { useStore } from '../lib/store.ts';
import type { Identified } from '../table/data-table.tsx';
import type { ListQuery } from '../table/table-url-state.ts';
import { ToastBody } from '../toast/toast-body.tsx';
import { showToast } from '../toast/toasts.ts';
import { type Action, ActionList } from '../ui/action-list.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { reasonOf } from '../ui/failure.tsx';
import { Popover } from '../ui/popover.tsx';
import { ToldPhrase } from '../ui/told-name.tsx';
import { type CopySource, copySelected } from './copy-selected.ts';
import { dangerOutline } from './danger-outline.ts';
import { countOf, type Selection } from './selection.ts';
import { useShownRows } from './use-selection.ts';
import { words as w } from './words/en.ts';

interface SelectionBarProps<Row extends Identified, Query extends ListQuery> {
  selection: Selection<Row, Query>;
  /** The company whose records they are; absent at reseller level. */
  place?: Name;
  /** Selects all that match; absent if that is not possible. */
  onSelectMatching?: (() => Promise<void>) | undefined;
  /** Whether that clears what is selected of another search. */
  replaces?: boolean | undefined;
  /** What this person may do, the reversible first: the first one is a button, the others are in the menu. */
  actions: readonly Action[];
  /** Takes a file of exactly what is selected; absent where there is none. */
  onExport?: (() => void) | undefined;
  /** How the rows are copied. */
  copy: CopySource<Row, Query>;
  /** What to know before anything is done. */
  hint?: string | undefined;
}

interface MenuProps {
  actions: readonly Action[];
  hint: string | undefined;
  bar: () => HTMLElement | null;
}

function Menu({ actions, hint, bar }: MenuProps) {
  return (
    <Popover
      label={w.more}
      align="end"
      trigger={(props) => (
        <Button {...props}>
          {w.more}
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </Button>
      )}
    >
      {(close) => <ActionList actions={actions} note={hint} close={close} back={bar} />}
    </Popover>
  );
}

/** How many rows are selected, and where; what can be done with them. It takes the place of the list's tools. */
export function SelectionBar<Row extends Identified, Query extends ListQuery>(
  props: SelectionBarProps<Row, Query>,
) {
  const { selection, place, onSelectMatching, replaces = false, actions, onExport, copy, hint } = props;
  const selected = useStore(selection);
  const shown = useShownRows(selection);
  const bar = useRef<HTMLElement>(null);
  const [selecting, setSelecting] = useState(false);
  const [copying, setCopying] = useState(false);
  const count = countOf(selected);
  const tooMany = count > maxJobItems;
  const [first, ...more] = tooMany ? [] : actions;
  const matching = selected.by === 'rows' && shown ? selection.countWithin(shown.query) : count;
  const missing = shown && selected.by === 'rows' && matching < shown.total;

  async function selectMatching() {
    setSelecting(true);
    try {
      await onSelectMatching?.();
      announce(w.selected(countOf(selection.get())));
    } catch (error) {
      showToast((dismiss) => (
        <ToastBody look="bad" title={w.notSelected} onDismiss={dismiss}>
          <p>{reasonOf(error)}</p>
        </ToastBody>
      ));
    } finally {
      setSelecting(false);
    }
  }

  async function copyRows() {
    setCopying(true);
    await copySelected(selection.get(), copy);
    setCopying(false);
  }

  function clear() {
    bar.current?.closest('.list-page')?.querySelector<HTMLElement>('thead .pick')?.focus();
    selection.clear();
    announce(w.selected(0));
  }

  return (
    <section ref={bar} aria-label={w.bar} className="selection-bar text-sm" tabIndex={-1}>
      <p className="min-w-0 truncate font-medium">
        {place === undefined ? (
          w.selected(count)
        ) : (
          <ToldPhrase say={(name) => w.selectedIn(count, name)} {...place} />
        )}
      </p>
      {missing && onSelectMatching ? (
        <Button
          look="quiet"
          className="text-accent!"
          aria-disabled={selecting}
          onClick={() => void selectMatching()}
        >
          {replaces && matching < count
            ? w.selectMatchingInstead(shown.total)
            : w.selectMatching(shown.total)}
        </Button>
      ) : null}
      {selection.isForeign() ? (
        <p className="min-w-0 truncate text-muted" title={w.foreign}>
          {w.foreign}
        </p>
      ) : null}
      {tooMany && actions.length > 0 ? (
        <p className="min-w-0 truncate text-warn" title={w.tooMany(maxJobItems)}>
          {w.tooMany(maxJobItems)}
        </p>
      ) : null}
      {hint !== undefined && more.length === 0 ? (
        <p className="min-w-0 truncate text-muted max-sm:basis-full" title={hint}>
          {hint}
        </p>
      ) : null}
      <span className="ml-auto flex shrink-0 gap-2">
        {first === undefined ? null : (
          <Button
            className={first.isDanger ? dangerOutline : ''}
            title={first.hint}
            onClick={({ currentTarget }) => first.onPress(currentTarget)}
          >
            {first.label}
          </Button>
        )}
        {more.length > 0 ? <Menu actions={more} hint={hint} bar={() => bar.current} /> : null}
        <Button
          title={copying ? w.copying : w.copyRows}
          aria-disabled={copying}
          onClick={() => void copyRows()}
        >
          <Copy aria-hidden className="size-4 text-muted" />
          <span className="bar-text">{copying ? w.copying : w.copyRows}</span>
        </Button>
        {onExport === undefined ? null : (
          <Button title={w.exportSelected} onClick={onExport}>
            <Download aria-hidden className="size-4 text-muted" />
            <span className="bar-text">{w.exportSelected}</span>
          </Button>
        )}
        <Button look="quiet" title={w.clear} onClick={clear}>
          <X aria-hidden className="size-4" />
          <span className="bar-text">{w.clear}</span>
        </Button>
      </span>
    </section>
  );
}
