import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { addPopovers } from './popover.ts';

// As in vitest.config.ts: for what hangs.
configure({ asyncUtilTimeout: 60_000 });
addPopovers();
// As a page on loopback, or over https, is.
Object.defineProperty(globalThis, 'isSecureContext', { value: true, writable: true, configurable: true });
// What a test leaves under way, such as saving a choice, reaches no network.
globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  vi.unstubAllGlobals();
});
