import { Ellipsis } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Action, ActionList } from '../ui/action-list.tsx';
import { IconButton } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import type { Identified } from './data-table.tsx';

interface RowMenuProps<Row extends Identified> {
  /** What the table is in. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** The rows of the table, in their order. */
  readonly rows: readonly Row[];
  /** Accessible name of the button, such as "Actions: Ada Byron". */
  readonly labelOf: (row: Row) => string;
  readonly actionsOf: (row: Row) => readonly Action[];
}

/** The first cell of the row that an element is in. */
function nameCellOf(element: EventTarget | null): HTMLElement | null {
  if (!(element instanceof Element)) return null;
  return element.closest('tbody tr')?.querySelector<HTMLElement>('th') ?? null;
}

/**
 * The menu of the row that has the pointer or the focus: one button for the whole table, in the cell of the row's name, after its link.
 * A button in each row would make the page a quarter heavier.
 */
export function RowMenu<Row extends Identified>({ scroller, rows, labelOf, actionsOf }: RowMenuProps<Row>) {
  const [cell, setCell] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const table = scroller.current;
    if (table === null) return;
    function follow({ target }: { readonly target: EventTarget | null }) {
      const next = nameCellOf(target);
      // An open menu stays where it is, whatever the pointer passes on its way.
      if (next !== null && table?.querySelector('[aria-expanded="true"].row-menu') === null) setCell(next);
    }
    // A row may have the focus before the menu has loaded.
    if (table.contains(document.activeElement)) follow({ target: document.activeElement });
    table.addEventListener('pointerover', follow);
    table.addEventListener('focusin', follow);
    return () => {
      table.removeEventListener('pointerover', follow);
      table.removeEventListener('focusin', follow);
    };
  }, [scroller]);
  const line = cell?.parentElement;
  const row = line?.parentElement ? rows[[...line.parentElement.children].indexOf(line)] : undefined;
  const actions = row === undefined ? [] : actionsOf(row);
  if (!cell || !row || actions.length === 0) return null;
  return createPortal(
    <Popover
      key={row.id}
      label={labelOf(row)}
      trigger={(props) => (
        // On a phone the card leads to the same actions.
        <IconButton label={labelOf(row)} className="row-menu max-sm:hidden" {...props}>
          <Ellipsis aria-hidden className="size-4" />
        </IconButton>
      )}
    >
      {(close) => (
        <ActionList
          actions={actions}
          close={close}
          back={() => cell.querySelector<HTMLElement>('.row-menu')}
        />
      )}
    </Popover>,
    cell,
  );
}
