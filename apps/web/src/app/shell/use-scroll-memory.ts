import { useEffect, useEffectEvent, useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const list = () => document.querySelector('.list-scroll');

/** Where the window and the list of a page stood, by the key of its entry in the history. */
const places = new Map<string, readonly [page: number, list: number]>();

/** A new page begins at its top, one that somebody comes back to where it was left. */
export function useScrollMemory(pathname: string | undefined): void {
  const { key } = useLocation();
  const back = useNavigationType() === 'POP';

  // Before anything is painted: a shorter page would be remembered as the place of the one before it.
  useLayoutEffect(() => {
    const remember = () => places.set(key, [window.scrollY, list()?.scrollTop ?? 0]);
    window.addEventListener('scroll', remember, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', remember, true);
  }, [key]);

  const restore = useEffectEvent(() => {
    const [page, rows] = (back ? places.get(key) : undefined) ?? [0, 0];
    window.scrollTo(0, page);
    list()?.scrollTo(0, rows);
  });
  useEffect(() => {
    if (pathname !== undefined) restore();
  }, [pathname]);
}
