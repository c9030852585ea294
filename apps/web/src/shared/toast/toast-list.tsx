import { useEffect, useRef } from 'react';
import { dismissToast, type Toast } from './toasts.ts';
import './toasts.css';
import { useDismissal } from './use-dismissal.ts';
import { usePlace } from './use-place.ts';

const briefMs = 10_000;

interface ToastItemProps {
  toast: Toast;
  returnsFocus: (item: HTMLElement | null) => () => void;
}

function ToastItem({ toast: { id, content, brief }, returnsFocus }: ToastItemProps) {
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
      ref={(element) => {
        item.current = element;
        return returnsFocus(element);
      }}
      className="pointer-events-auto shrink-0 overflow-hidden rounded-surface border border-line bg-raised shadow-float appear"
    >
      {content}
    </li>
  );
}

/** The toasts, where they cover neither what has the focus nor the notice of a form. Escape takes the latest away. */
export default function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  const list = useRef<HTMLOListElement>(null);
  usePlace(list);
  const { noteFocus, returnsFocus } = useDismissal(list);
  return (
    <ol ref={list} className="toasts" onFocus={noteFocus}>
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} returnsFocus={returnsFocus} />
      ))}
    </ol>
  );
}
