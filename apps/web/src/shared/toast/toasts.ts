import { type ReactNode, useSyncExternalStore } from 'react';

/** A short message at the bottom right. It outlives the page that it came from. */
export interface Toast {
  readonly id: number;
  readonly content: ReactNode;
  /** Disappears after a while, unless the pointer or the focus is on it. */
  readonly brief: boolean;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function become(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function dismissToast(id: number): void {
  become(toasts.filter((toast) => toast.id !== id));
}

/** Shows a toast that `make` draws; it gets what takes the toast away. */
export function showToast(
  make: (dismiss: () => void) => ReactNode,
  { brief = false }: { brief?: boolean } = {},
): void {
  lastId += 1;
  const id = lastId;
  become([...toasts, { id, content: make(() => dismissToast(id)), brief }]);
}

export const useToasts = (): readonly Toast[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
