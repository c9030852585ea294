import { words } from '../ui/words/en.ts';

/** What became of a pasted list: how much of it was chosen, and what was not. */
export interface ListReport {
  readonly found: number;
  readonly unknown: readonly string[];
  /** They are there and cannot be chosen. */
  readonly barred: readonly string[];
  /** Names that several have: none of those is chosen. */
  readonly ambiguous: readonly string[];
}

/** Says what of a pasted list was chosen, and names the rest. */
export function ChosenList({ found, unknown, barred, ambiguous }: ListReport) {
  const w = words.combobox;
  const rest = [
    [w.listAmbiguous, ambiguous],
    [w.listBarred, barred],
    [w.listUnknown, unknown],
  ] as const;
  return (
    <div role="status" className="flex flex-col gap-1 text-sm">
      <p className="text-muted">{w.listFound(found)}</p>
      {rest.map(([say, names]) =>
        names.length === 0 ? null : (
          <div key={say(1)} className="text-warn">
            <p>{say(names.length)}</p>
            <ul className="max-h-32 list-disc overflow-y-auto pl-5">
              {names.map((name) => (
                <li key={name} dir="auto" className="break-words">
                  {name}
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  );
}
