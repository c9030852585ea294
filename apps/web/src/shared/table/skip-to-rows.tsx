import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { words } from '../words/en.ts';

/** Properties of a list's rows, by which `SkipToRows` finds them. */
export const rowsTarget = { id: 'rows', tabIndex: -1 } as const;

/** Id of the place at the top of the frame where it is, before the pages that can be gone to. */
export const skipPlace = 'skip';

/** For the keyboard: past navigation, filters and heads of columns to the rows of a list. Seen while it has the focus. */
export function SkipToRows() {
  // Undefined until the frame is surely there.
  const [place, setPlace] = useState<HTMLElement | null>();
  useLayoutEffect(() => setPlace(document.getElementById(skipPlace)), []);
  if (place === undefined) return null;
  const link = (
    <a href={`#${rowsTarget.id}`} className="skip-link">
      {words.table.skip}
    </a>
  );
  return place ? createPortal(link, place) : link;
}
