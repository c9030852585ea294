import { useEffect, useRef } from 'react';
import { words } from '../words/words.ts';
import { dismissToast, type Toast, useToasts } from './toasts.ts';

const briefMs = 10_000;

function ToastItem({ toast: { id, content, brief } }: { toast: Toast }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!brief) return;
    const timer = setInterval(() => {
      if (item.current?.matches(':hover, :focus-within') !== true) dismissToast(id);
    }, briefMs);
    return () => clearInterval(timer);
  }, [brief, id]);
  return (
    <li
      ref={item}
      className="pointer-events-auto shrink-0 overflow-hidden rounded-surface border border-line bg-raised shadow-float appear"
    >
      {content}
    </li>
  );
}

/** Where toasts are: always in the page, so that screen readers hear what comes into it, and above what stands at its foot. */
export function ToastRegion() {
  const toasts = useToasts();
  return (
    <section
      aria-label={words.toasts.region}
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-19 z-30 w-90 max-w-[calc(100vw-32px)]"
    >
      {toasts.length > 0 ? (
        <ol className="flex max-h-[calc(100dvh-144px)] flex-col gap-2 overflow-y-auto overscroll-contain">
          {toasts.map((toast) => (
            <ToastItem key={toast.id} toast={toast} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}
