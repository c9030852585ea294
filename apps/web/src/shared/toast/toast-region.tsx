import { lazy, Suspense } from 'react';
import { words } from '../words/en.ts';
import { useToasts } from './toasts.ts';

const ToastList = lazy(() => import('./toast-list.tsx'));

/** The region of toasts: always in the page, so screen readers announce new ones, and above fixed footers. */
export function ToastRegion() {
  const toasts = useToasts();
  return (
    <section
      aria-label={words.notifications}
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-19 z-30 w-90 max-w-[calc(100vw-32px)]"
    >
      <Suspense>{toasts.length > 0 ? <ToastList toasts={toasts} /> : null}</Suspense>
    </section>
  );
}
