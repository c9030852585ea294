import type { ReactNode } from 'react';
import { createStore, useStore } from '../lib/store.ts';

/** A short message at the bottom right. It outlives the page that it came from. */
export interface Toast {
  readonly id: number;
  readonly content: ReactNode;
  /** Disappears after a while, unless the pointer or the focus is on it. */
  readonly brief: boolean;
}

const toasts = createStore<readonly Toast[]>([]);
let lastId = 0;

export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/** Shows a toast that `make` draws; it gets what takes the toast away. */
export function showToast(
  make: (dismiss: () => void) => ReactNode,
  { brief = false }: { brief?: boolean } = {},
): void {
  lastId += 1;
  const id = lastId;
  toasts.set([...toasts.get(), { id, content: make(() => dismissToast(id)), brief }]);
}

export const useToasts = (): readonly Toast[] => useStore(toasts);
