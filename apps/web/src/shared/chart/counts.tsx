import type { ReactNode } from 'react';
import { FailureLine } from '../ui/failure.tsx';
import { people } from '../words/people.ts';
import './month-chart.css';

interface CountsProps {
  /** Why the numbers could not be loaded, or null; what depends on them goes on without them. */
  error: Error | null;
  onRetry: () => void;
  children: ReactNode;
}

/** A row of numbers with their chart. It keeps its place while it loads, and says so in one line when that failed. */
export function Counts({ error, onRetry, children }: CountsProps) {
  return (
    <section aria-label={people.counts} className="counts w-full basis-full">
      {error ? (
        <FailureLine what={people.countsFailed} error={error} onRetry={onRetry} />
      ) : (
        <div className="counts-grid">{children}</div>
      )}
    </section>
  );
}
