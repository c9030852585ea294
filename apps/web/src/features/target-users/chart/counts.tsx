import type { ReactNode } from 'react';
import type { FailedLoad } from '../../../shared/lib/use-failure.ts';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import './month-chart.css';
import { words as w } from '../words/en.ts';

interface CountsProps {
  /** Why the numbers could not be loaded; what depends on them works without them. */
  failure: FailedLoad | undefined;
  children: ReactNode;
}

/** A row of numbers with their chart. It keeps its place while it loads, and says so in one line when that failed. */
export function Counts({ failure, children }: CountsProps) {
  return (
    <section aria-label={w.counts} className="counts w-full basis-full">
      {failure ? (
        <FailureLine what={w.countsFailed} {...failure} />
      ) : (
        <div className="counts-grid">{children}</div>
      )}
    </section>
  );
}
