import { type RefObject, useRef } from 'react';
import { useShortcut } from '../lib/shortcuts.ts';

/** Moves the focus to the next or previous row: to the link or button of its name. */
function moveRow(body: HTMLTableSectionElement | null, step: 1 | -1): void {
  const rows = [...(body?.rows ?? [])];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const ahead = step === 1 ? rows.slice(at + 1) : rows.slice(0, at === -1 ? rows.length : at).toReversed();
  // What a row has folded out under it is a row without a tabindex.
  const row = ahead.find((one) => one.hasAttribute('tabindex'));
  const target = row?.querySelector<HTMLElement>('th a, [aria-expanded]') ?? row;
  target?.focus();
}

/** j and k walk the rows of this table body that can have the focus. */
export function useRowKeys(): RefObject<HTMLTableSectionElement | null> {
  const body = useRef<HTMLTableSectionElement>(null);
  useShortcut('j', () => moveRow(body.current, 1));
  useShortcut('k', () => moveRow(body.current, -1));
  return body;
}
