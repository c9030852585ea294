import { useEffect, useRef } from 'react';
import { dismissToast, type Toast } from './toasts.ts';

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

export default function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  return (
    <ol className="flex max-h-[calc(100dvh-144px)] flex-col gap-2 overflow-y-auto overscroll-contain">
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </ol>
  );
}
