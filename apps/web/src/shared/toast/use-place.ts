import { type RefObject, useEffect, useLayoutEffect } from 'react';

const places = ['bottom right', 'bottom left', 'top right', 'top left'] as const;

/** How many square pixels of both lie over each other. */
function overlap(one: DOMRectReadOnly, other: DOMRectReadOnly): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}

/** Moves the toasts where they cover the least of what has the focus and of the notices of forms. They stay where they cover nothing. */
function settle(list: HTMLElement): void {
  const seen = [document.activeElement, ...document.querySelectorAll('[data-notice]')].filter(
    (one) => one !== null && one !== document.body && !list.contains(one),
  );
  const covered = (place: string) => {
    list.dataset['place'] = place;
    const own = list.getBoundingClientRect();
    return seen.reduce((sum, one) => sum + (one ? overlap(own, one.getBoundingClientRect()) : 0), 0);
  };
  let best = { place: list.dataset['place'] ?? places[0], area: Number.POSITIVE_INFINITY };
  for (const place of [best.place, ...places]) {
    const area = covered(place);
    if (area < best.area) best = { place, area };
    if (area === 0) break;
  }
  list.dataset['place'] = best.place;
}

/** Keeps the toasts clear of what has the focus (WCAG 2.4.11), whatever moves, opens or appears. */
export function usePlace(list: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (list.current) settle(list.current);
  }, [list]);
  useEffect(() => {
    let frame = 0;
    // A browser scrolls to what has the focus after it has said so.
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => list.current && settle(list.current));
    };
    const changes = new MutationObserver(later);
    changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', later);
    document.addEventListener('scroll', later, { capture: true, passive: true });
    window.addEventListener('resize', later);
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      document.removeEventListener('focusin', later);
      document.removeEventListener('scroll', later, { capture: true });
      window.removeEventListener('resize', later);
    };
  }, [list]);
}
