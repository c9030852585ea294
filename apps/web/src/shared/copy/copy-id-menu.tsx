import type { RefObject } from 'react';
import type { Identified } from '../table/data-table.tsx';
import { RowMenu } from '../table/row-menu.tsx';
import { copyText } from './copy.tsx';
import { words as w } from './words/en.ts';

interface Named extends Identified {
  readonly name: string;
}

interface CopyIdMenuProps {
  rows: readonly Named[];
  scroller: RefObject<HTMLElement | null>;
  /** What a row is called; unique in the list. */
  nameOf: (row: Named) => string;
}

/** The menu of a row that has a name and an id: both can be copied. */
export default function CopyIdMenu({ rows, scroller, nameOf }: CopyIdMenuProps) {
  return (
    <RowMenu
      scroller={scroller}
      rows={rows}
      labelOf={(row) => w.actionsFor(nameOf(row))}
      actionsOf={({ id, name }) => [
        { label: w.id, onPress: () => void copyText(id) },
        { label: w.name, onPress: () => void copyText(name) },
      ]}
    />
  );
}
