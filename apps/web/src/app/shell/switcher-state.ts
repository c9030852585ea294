import { createStore, useStore } from '../../shared/lib/store.ts';

const open = createStore(false);

export const openSwitcher = (): void => open.set(true);
export const closeSwitcher = (): void => open.set(false);

/** Whether the company switcher is open; any page may open it. */
export const useSwitcherOpen = (): boolean => useStore(open);
