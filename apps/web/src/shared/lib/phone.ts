import { useSyncExternalStore } from 'react';

/** Whether the window is so narrow that rows are cards, as in table.css. */
export const phone = globalThis.matchMedia?.('(width < 640px)');

function watch(told: () => void): () => void {
  phone?.addEventListener('change', told);
  return () => phone?.removeEventListener('change', told);
}

/** As `phone`, in a component: it is rendered again when the window becomes narrow or wide. */
export const useIsPhone = (): boolean => useSyncExternalStore(watch, () => phone?.matches === true);
