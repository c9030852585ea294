import { useSyncExternalStore } from 'react';

/** A value outside React that components follow with `useStore`. */
export interface Store<Value> {
  readonly get: () => Value;
  /** Calls every listener, unless the value is the same. */
  readonly set: (next: Value) => void;
  /** Calls the listener after each change; the answer stops that. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<Value>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value now; the component renders again when it changes. */
export const useStore = <Value>({ subscribe, get }: Pick<Store<Value>, 'subscribe' | 'get'>): Value =>
  useSyncExternalStore(subscribe, get);
