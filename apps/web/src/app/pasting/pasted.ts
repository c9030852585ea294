import { createStore } from '../../shared/lib/store.ts';
import { pageEnd } from '../../shared/page-end.ts';

/** A list that was pasted where one search fits. */
export interface Pasted {
  readonly text: string;
  /** Its addresses are looked up in the company on screen without asking. */
  readonly lookUp?: boolean;
}

/** The list whose dialog is open. */
export const pastedList = createStore<Pasted | undefined>(undefined);
pageEnd.addEventListener('abort', () => pastedList.set(undefined));
