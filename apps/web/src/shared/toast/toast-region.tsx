import { lazy, Suspense } from 'react';
import { words } from '../words/en.ts';
import { useToasts } from './toasts.ts';

const ToastList = lazy(() => import('./toast-list.tsx'));

/** The region of toasts: always in the page, so screen readers announce new ones. */
export function ToastRegion() {
  const toasts = useToasts();
  return (
    <section aria-label={words.notifications} aria-live="polite">
      <Suspense>{toasts.length > 0 ? <ToastList toasts={toasts} /> : null}</Suspense>
    </section>
  );
}
