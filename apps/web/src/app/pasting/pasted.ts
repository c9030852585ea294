import { createStore } from '../../shared/lib/store.ts';
import { pageEnd } from '../../shared/page-end.ts';

/** A list that was pasted into a search, which takes one line. */
export interface Pasted {
  readonly text: string;
  /** Whether to look its addresses up in the company on screen without a press. */
  readonly lookUp?: boolean;
}

/** The list whose dialog is open. */
export const pastedList = createStore<Pasted | undefined>(undefined);
pageEnd.addEventListener('abort', () => pastedList.set(undefined));
