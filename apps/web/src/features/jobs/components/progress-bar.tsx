import '../../../shared/export/export-toast.css';

/** How far something is: 4 px high. Without a value, something happens of which nothing is known. */
export function ProgressBar({ label, value, max }: { label: string; value?: number; max: number }) {
  return (
    <progress
      aria-label={label}
      className="export-progress"
      max={Math.max(1, max)}
      {...(value === undefined ? {} : { value })}
    />
  );
}
