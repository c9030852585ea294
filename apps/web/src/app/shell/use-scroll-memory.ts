import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const list = () => document.querySelector('.list-scroll');

// The browser would move the page that is left, before the one that it means is there.
window.history.scrollRestoration = 'manual';

type Place = readonly [page: number, list: number];

/** Where the window and the list of a page stood, by the key of its entry in the history. */
const places = new Map<string, Place>();

/** A new page starts at the top; going back restores the position. */
export function useScrollMemory(pathname: string | undefined): void {
  const { key } = useLocation();
  const back = useNavigationType() === 'POP';
  const wanted = useRef<Place>(undefined);
  const before = useRef({ key, pathname });

  // Before anything is painted: how far the page before it could be scrolled is not the place of this one.
  useLayoutEffect(() => {
    wanted.current = back ? places.get(key) : undefined;
    const stood = places.get(before.current.key);
    // Opening a panel does not scroll the page next to it.
    if (!back && stood && before.current.pathname === pathname) places.set(key, stood);
    before.current = { key, pathname };
    const remember = () => places.set(key, [window.scrollY, list()?.scrollTop ?? 0]);
    window.addEventListener('scroll', remember, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', remember, true);
  }, [key, back, pathname]);

  const restore = useEffectEvent(() => {
    // Nothing was scrolled yet, and scrolling would force the browser to lay out the first page at once.
    if (places.size === 0) return;
    const [page, rows] = wanted.current ?? [0, 0];
    window.scrollTo(0, page);
    list()?.scrollTo(0, rows);
  });
  useEffect(() => {
    if (pathname !== undefined) restore();
  }, [pathname]);
}
