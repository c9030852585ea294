import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';
import { addPopovers } from './popover.ts';

// Files share a process and its document. Each is a page of its own: it loads our modules again.
vi.resetModules();
const { personHeader } = await import('@reseller-console/contract');
const { endPage, heed, pagePerson } = await import('../src/shared/page-end.ts');

// As in vitest.config.ts: for what hangs.
configure({ asyncUtilTimeout: 60_000 });
const removePopovers = addPopovers();
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

// The file's page ends as that of a person who signs out does: what is still under way in it can ask the next file's server nothing.
afterAll(async () => {
  await vi.dynamicImportSettled();
  // Only the page of a person ends.
  heed(new Response(null, { headers: { [personHeader]: pagePerson() ?? 'p1' } }));
  endPage('signed_out');
  removePopovers();
  document.body.replaceChildren();
});
