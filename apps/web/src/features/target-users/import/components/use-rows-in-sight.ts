import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows that are rendered above and below those in sight: as many as a quick wheel brings in one frame. */
const overscan = 4;
/** The greatest height of the grid in row-grid.css, in pixels. */
const maxHeight = 640;

/**
 * The rows to render of many rows of the same height (in pixels), computed from how far `scroller` is scrolled. That is as fast for
 * 200,000 rows as for ten: a virtualizer for rows of different heights would first make an entry for each.
 */
export function useRowsInSight(scroller: RefObject<HTMLElement | null>, count: number, height: number) {
  /** In pixels, rounded down to the top of a row: scrolling within one row renders nothing. */
  const [scrolled, setScrolled] = useState(0);
  /** Height of the grid in pixels; the greatest one until it is laid out. */
  const [visible, setVisible] = useState(maxHeight);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // Rendered in the same frame: otherwise one frame would show empty rows.
    const onScroll = () => flushSync(() => setScrolled(Math.floor(element.scrollTop / height) * height));
    element.addEventListener('scroll', onScroll, { passive: true });
    const size = new ResizeObserver(() => setVisible(element.clientHeight));
    size.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      size.disconnect();
    };
  }, [scroller, height]);

  const first = Math.max(0, Math.min(Math.floor(scrolled / height), count - 1));
  return {
    from: Math.max(0, first - overscan),
    /** One after the last. */
    to: Math.min(count, first + Math.ceil(visible / height) + overscan),
    /** Rows that a page of the scroller moves by. */
    page: (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2),
    /** Scrolls just far enough to show a row. */
    reveal(row: number): void {
      const element = scroller.current;
      if (element === null) return;
      const head = element.querySelector('thead')?.clientHeight ?? 0;
      const top = row * height;
      const bottom = top + height + head - element.clientHeight;
      if (element.scrollTop > top) element.scrollTop = top;
      else if (element.scrollTop < bottom) element.scrollTop = bottom;
    },
  };
}
