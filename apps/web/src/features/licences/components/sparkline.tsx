import type { Licence } from '@reseller-console/contract';

const dayMs = 86_400_000;

const small = { width: 96, height: 20 };

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** Active target users of the last days as a line; the words next to it say the same. */
export function Sparkline({ days, size = small }: Pick<Licence, 'days'> & { size?: typeof small }) {
  const { width, height } = size;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const counts = days.map(({ activeUsers }) => activeUsers);
  const low = Math.min(...counts);
  const range = Math.max(1, Math.max(...counts) - low);
  const from = dayNumber(first.day);
  const span = Math.max(1, dayNumber(last.day) - from);
  const points = days.map(({ day, activeUsers }) => {
    const x = ((dayNumber(day) - from) / span) * (width - 2) + 1;
    const y = height - 2 - ((activeUsers - low) / range) * (height - 4);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      width={size === small ? width : '100%'}
      height={height}
      className="shrink-0 text-accent"
    >
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
