import { type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react';

interface PopoverProps {
  /** Accessible name of what opens. */
  label: string;
  /** Makes the button; the given properties tie it to what it opens. */
  trigger: (props: { popoverTarget: string; 'aria-expanded': boolean; 'aria-controls': string }) => ReactNode;
  /** Rendered only while open. */
  children: (close: () => void) => ReactNode;
  align?: 'start' | 'end';
}

const gap = 4;
const edge = 8;
/** A window that has less than this under the button shows what opens over it. */
const least = 160;

function place(popover: HTMLElement, anchor: Element, align: 'start' | 'end'): void {
  const { left, right, bottom } = anchor.getBoundingClientRect();
  const width = popover.offsetWidth;
  const wanted = align === 'end' ? right - width : left;
  popover.style.left = `${Math.max(edge, Math.min(wanted, innerWidth - width - edge))}px`;
  popover.style.maxHeight = `${Math.max(least, innerHeight - bottom - gap - edge)}px`;
  popover.style.top = `${Math.max(edge, Math.min(bottom + gap, innerHeight - popover.offsetHeight - edge))}px`;
}

/** A native popover under its button: light dismissal, Escape and the return of focus are the browser's. */
export function Popover({ label, trigger, children, align = 'start' }: PopoverProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!open) return;
    // What is inside may still be on its way and change its size.
    const observer = new ResizeObserver(() => {
      if (panel.current && anchor.current) place(panel.current, anchor.current, align);
    });
    if (panel.current) observer.observe(panel.current);
    return () => observer.disconnect();
  }, [open, align]);
  return (
    <span ref={anchor} className="inline-flex min-w-0">
      {trigger({ popoverTarget: id, 'aria-expanded': open, 'aria-controls': id })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="fixed min-w-52 max-w-[calc(100vw-16px)] overflow-auto rounded-surface shadow-float appear"
        onBeforeToggle={(event) => {
          if (event.newState === 'open') setOpen(true);
        }}
        onToggle={(event) => {
          // Not before: the browser gives the focus back only while what has it is still there.
          if (event.newState === 'closed') setOpen(false);
        }}
      >
        {open ? (
          <Suspense fallback={<div className="h-24" />}>
            {children(() => panel.current?.hidePopover())}
          </Suspense>
        ) : null}
      </div>
    </span>
  );
}
