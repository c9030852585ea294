import type { Difference } from './conflict.ts';
import type { Described } from './described.ts';
import { words as w } from './words/en.ts';

/** What saving will change, field by field, before the button that does it. */
export function ChangeList({ changes, label, show }: Described & { changes: readonly Difference[] }) {
  return (
    <section
      aria-label={w.changes}
      tabIndex={changes.length > 4 ? 0 : undefined}
      className="max-h-28 w-full overflow-y-auto text-sm"
    >
      {changes.length === 0 ? (
        <p className="text-muted">{w.noChanges}</p>
      ) : (
        <ul className="flex flex-col gap-0.5">
          {changes.map(({ path, from, to }) => (
            <li key={path} dir="auto" className="break-words">
              {w.change(label(path), show(path, from), show(path, to))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
