import { type ReactNode, useState } from 'react';
import { addressParams } from '../lib/address-params.ts';
import { useIsPhone } from '../lib/phone.ts';
import { Button } from '../ui/button.tsx';
import { words } from '../words/en.ts';

interface ListToolsProps {
  search?: ReactNode;
  /** On a phone they fold away as well, unless one is open. */
  views?: ReactNode;
  /** How many filters are set. */
  filters: number;
  /** Makes a new row: next to that button, so that it stays in sight. Elsewhere it belongs to the actions. */
  create?: ReactNode;
  /** What can be done with selected rows. `barInPlace`: it takes the place of the other tools. */
  bar?: ReactNode;
  barInPlace?: boolean;
  /** Filters and actions. On a phone they fold away behind a button: the rows begin high on the screen. */
  children: ReactNode;
}

/** The place of the saved views in the toolbar, until they have loaded. */
export const ViewsPlace = () => <span className="w-16 sm:w-28" />;

/** The toolbar of a list. */
export function ListTools({ search, views, filters, create, bar, barInPlace, children }: ListToolsProps) {
  const folds = useIsPhone();
  const [open, setOpen] = useState(false);
  const folded = folds && !open;
  return (
    <div className="list-tools" data-bar={barInPlace || undefined}>
      {search}
      {folds ? (
        <>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {words.table.filters}
            {filters > 0 ? <b className="text-accent">{filters}</b> : null}
          </Button>
          {create}
        </>
      ) : null}
      {barInPlace || (folded && !addressParams().has('view')) ? null : views}
      {folded ? null : children}
      {bar}
    </div>
  );
}
