import type { ReactNode } from 'react';
import type { FailedLoad } from '../lib/use-failure.ts';
import { FailureLine } from '../ui/failure.tsx';
import { people } from '../words/people.ts';
import './month-chart.css';

interface CountsProps {
  /** Why the numbers could not be loaded; what depends on them goes on without them. */
  failure: FailedLoad | undefined;
  children: ReactNode;
}

/** A row of numbers with their chart. It keeps its place while it loads, and says so in one line when that failed. */
export function Counts({ failure, children }: CountsProps) {
  return (
    <section aria-label={people.counts} className="counts w-full basis-full">
      {failure ? (
        <FailureLine what={people.countsFailed} {...failure} />
      ) : (
        <div className="counts-grid">{children}</div>
      )}
    </section>
  );
}
