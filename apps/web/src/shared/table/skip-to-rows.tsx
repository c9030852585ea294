import { words } from '../words/en.ts';

/** Properties of a list's rows, by which `SkipToRows` finds them. */
export const rowsTarget = { id: 'rows', tabIndex: -1 } as const;

/** For the keyboard: past counts, filters and heads of columns to the rows of a list. Seen while it has the focus. */
export const SkipToRows = () => (
  <a href={`#${rowsTarget.id}`} className="skip-link">
    {words.table.skip}
  </a>
);
