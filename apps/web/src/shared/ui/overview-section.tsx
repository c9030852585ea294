import type { ReactNode } from 'react';
import type { FailedLoad } from '../lib/use-failure.ts';
import { words } from '../words/en.ts';
import { FailureLine } from './failure.tsx';
import { Link } from './link.tsx';

interface OverviewSectionProps {
  title: string;
  /** Where there is more of it, and what that is called. */
  more?: { readonly to: string; readonly text: string } | undefined;
  /** Why it could not be loaded, and what that means for the person in a sentence. */
  failure: FailedLoad | undefined;
  failed: string;
  loading: boolean;
  children: ReactNode;
}

/** One part of a company's overview. It keeps its place while it loads, and fails alone. */
export function OverviewSection({ title, more, failure, failed, loading, children }: OverviewSectionProps) {
  return (
    <section
      aria-label={title}
      aria-busy={loading && failure === undefined}
      className="min-h-52 min-w-0 rounded-surface border border-line bg-surface p-4 text-sm"
    >
      <header className="mb-2 flex flex-wrap items-baseline gap-3">
        <h2 className="text-base font-semibold">{title}</h2>
        {more ? (
          <Link to={more.to} className="ml-auto text-accent hover:underline">
            {more.text}
          </Link>
        ) : null}
      </header>
      {failure ? (
        <FailureLine what={failed} {...failure} />
      ) : loading ? (
        <p className="text-muted">{words.loading}</p>
      ) : (
        children
      )}
    </section>
  );
}

/** A line of a section: what it is about, and a number or a state at its end. */
export function OverviewLine({ children, end }: { children: ReactNode; end: ReactNode }) {
  return (
    <li className="flex h-8 items-center gap-4 border-line not-first:border-t">
      <span className="min-w-0 truncate">{children}</span>
      <span className="ml-auto shrink-0 text-muted tabular-nums">{end}</span>
    </li>
  );
}
