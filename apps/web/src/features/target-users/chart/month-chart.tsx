import { type KeyboardEvent, useId, useState } from 'react';
import type { To } from 'react-router';
import { formatMonth } from '../../../shared/lib/month.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { type Bar, barsOf } from './bars.ts';
import './month-chart.css';
import { words as w } from '../words/en.ts';

interface MonthCount {
  /** `YYYY-MM`, or null where it could not be read; then there is nothing to open. */
  readonly month: string | null;
  readonly label: string;
  readonly count: number;
}

const frame = { width: 240, height: 40, gap: 4 };
const maxShown = 12;

const nameOf = ({ month, label }: MonthCount): string => (month === null ? label : formatMonth(month));

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Arrows move between the bars, which are one stop for Tab. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const bars = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-bar]')];
  const at = bars.findIndex((bar) => bar.matches(':focus'));
  const to = steps[event.key]?.(at, bars.length - 1);
  if (at === -1 || to === undefined) return;
  event.preventDefault();
  bars[to]?.focus();
}

function alternative(months: readonly MonthCount[]): string {
  const [first] = months;
  const last = months.at(-1);
  if (!first || !last) return w.noMonths;
  const total = months.reduce((sum, { count }) => sum + count, 0);
  const best = months.reduce((max, one) => (one.count > max.count ? one : max));
  return w.monthsAlternative(nameOf(first), nameOf(last), total, nameOf(best), best.count);
}

/** Bars as one path: an element for each would add to what the browser lays out. */
const drawn = (bars: readonly Bar[]): string =>
  bars.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('');

interface MonthChartProps {
  /** Oldest first; the latest twelve are shown. Undefined while they load. */
  months: readonly MonthCount[] | undefined;
  /** The list of target users of one month. */
  linkOf: (month: string) => To;
  chosen?: string | undefined;
}

/** Target users added per month as bars: each shows its number on hover and focus, and opens the list of those target users. */
export function MonthChart({ months: all, linkOf, chosen }: MonthChartProps) {
  const id = useId();
  const [pointed, setPointed] = useState<number>();
  const months = all?.slice(-maxShown) ?? [];
  const bars = barsOf(
    months.map(({ count }) => count),
    frame,
  );
  const stop = Math.max(
    0,
    months.findLastIndex(({ month }) => chosen === undefined || month === chosen),
  );
  const shown = months[pointed ?? stop];
  const isOn = (index: number) =>
    index === pointed || (chosen !== undefined && months[index]?.month === chosen);
  return (
    <section aria-labelledby={id} className="month-chart" data-loading={all === undefined || undefined}>
      <p className="flex justify-between gap-2 text-xs text-muted">
        <span id={id}>{w.addedPerMonth}</span>
        <span aria-hidden className="truncate text-text">
          {shown ? w.inMonth(nameOf(shown), shown.count) : null}
        </span>
      </p>
      {all ? <p className="sr-only">{alternative(months)}</p> : null}
      <div className="relative min-h-10 flex-1">
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${frame.width} ${frame.height}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full"
        >
          <path d={`M0 ${frame.height}H${frame.width}`} className="axis" vectorEffect="non-scaling-stroke" />
          <path d={drawn(bars.filter((_, index) => !isOn(index)))} className="bars" />
          <path d={drawn(bars.filter((_, index) => isOn(index)))} className="bars" data-on />
        </svg>
        {months.length === 0 ? null : (
          <ul
            className="absolute inset-0 flex"
            onKeyDown={onKeyDown}
            onPointerLeave={() => setPointed(undefined)}
          >
            {months.map((one, index) => {
              const bar = {
                'data-bar': true,
                'aria-label': w.inMonth(nameOf(one), one.count),
                tabIndex: index === stop ? 0 : -1,
                className: 'block size-full rounded-[3px]',
                onPointerEnter: () => setPointed(index),
                onFocus: () => setPointed(index),
                onBlur: () => setPointed(undefined),
              };
              return (
                <li key={one.label} className="flex-1">
                  {one.month === null ? (
                    <span role="img" {...bar} />
                  ) : (
                    <Link
                      {...bar}
                      to={linkOf(one.month)}
                      aria-current={one.month === chosen ? 'true' : undefined}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}
