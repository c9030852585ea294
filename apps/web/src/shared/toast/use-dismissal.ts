import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';
import { isComposing } from '../lib/shortcuts.ts';

/**
 * Escape takes away the toast that has the focus, else the latest one, unless Escape means something else where the focus is. Answers
 * with what an item needs: the focus in it returns to where it came from.
 */
export function useDismissal(list: RefObject<HTMLElement | null>) {
  const before = useRef<Element>(null);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
      if (document.querySelector('dialog:modal, :popover-open')) return;
      const focused = [...(list.current?.children ?? [])].find((one) => one.contains(document.activeElement));
      const within = focused ?? list.current;
      const buttons = within?.querySelectorAll<HTMLElement>('[aria-keyshortcuts="Escape"]') ?? [];
      [...buttons].at(-1)?.click();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
  return {
    noteFocus({ relatedTarget, currentTarget }: FocusEvent) {
      if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget;
    },
    returnsFocus: (item: HTMLElement | null) => () => {
      if (!item?.contains(document.activeElement)) return;
      const to = before.current?.isConnected ? before.current : document.querySelector('main');
      if (to instanceof HTMLElement) to.focus({ preventScroll: true });
    },
  };
}
