import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { people } from '../words/people.ts';
import { words } from '../words/words.ts';
import './month-chart.css';

interface CountsProps {
  /** True when the numbers could not be loaded; what depends on them goes on without them. */
  failed: boolean;
  onRetry: () => void;
  children: ReactNode;
}

/** A row of numbers with their chart. It keeps its place while it loads, and says so in one line when that failed. */
export function Counts({ failed, onRetry, children }: CountsProps) {
  return (
    <section aria-label={people.counts} className="counts w-full basis-full">
      {failed ? (
        <p role="alert" className="flex items-center gap-3 text-sm text-muted">
          {people.countsFailed}
          <Button onClick={onRetry}>{words.failure.tryAgain}</Button>
        </p>
      ) : (
        <div className="counts-grid">{children}</div>
      )}
    </section>
  );
}
