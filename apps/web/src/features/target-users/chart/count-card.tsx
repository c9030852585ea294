import type { ReactNode } from 'react';
import type { To } from 'react-router';
import { formatNumber } from '../../../shared/lib/format.ts';
import { Link } from '../../../shared/ui/link.tsx';
import './month-chart.css';

interface CountCardProps {
  label: ReactNode;
  /** Undefined while it loads, null where it is not known. */
  count: number | undefined | null;
  /** Where the counted ones are listed; or `pressed` and `onPress` for a filter of the list below. */
  to?: To;
  pressed?: boolean;
  onPress?: () => void;
}

/** A number with what it counts, that leads to what it counts. */
export function CountCard({ label, count, to, pressed, onPress }: CountCardProps) {
  const content = (
    <>
      <span className="w-full truncate text-xs text-muted">{label}</span>
      <span className="text-xl font-semibold @max-[480px]:text-lg">
        {count === undefined ? (
          <span aria-hidden className="inline-block h-4 w-14 rounded-[4px] bg-skeleton" />
        ) : count === null ? (
          '–'
        ) : (
          formatNumber(count)
        )}
      </span>
    </>
  );
  if (to !== undefined) {
    return (
      <Link to={to} className="count-card">
        {content}
      </Link>
    );
  }
  return (
    <button type="button" className="count-card" aria-pressed={pressed} onClick={onPress}>
      {content}
    </button>
  );
}
