import { words } from '../ui/words/en.ts';

/** The result of pasting a list: how many entries were chosen, and which were not. */
export interface ListReport {
  readonly found: number;
  readonly unknown: readonly string[];
  /** Entries that exist but cannot be chosen. */
  readonly barred: readonly string[];
  /** Names that several entries share: none of those is chosen. */
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
