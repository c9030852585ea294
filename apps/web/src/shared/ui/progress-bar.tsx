import './progress-bar.css';

interface ProgressBarProps {
  label: string;
  /** Absent while nothing is known of how far it is. */
  value?: number | undefined;
  max?: number;
}

/** How far something is, as wide as its place and 4 px high. */
export function ProgressBar({ label, value, max = 1 }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      className="progress-bar"
      max={Math.max(1, max)}
      {...(value === undefined ? {} : { value })}
    />
  );
}
