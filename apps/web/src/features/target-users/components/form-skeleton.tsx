import { words } from '../../../shared/words/en.ts';

/** Stands for a form while what it needs is loaded. */
export function FormSkeleton() {
  return (
    <div role="status" aria-label={words.loading} className="flex flex-col gap-6 p-4 sm:p-6">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <span key={row} className="h-9 rounded-control bg-skeleton" />
      ))}
    </div>
  );
}
