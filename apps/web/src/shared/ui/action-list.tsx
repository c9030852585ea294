/** Something that can be done, as an item of a menu. */
export interface Action {
  readonly label: string;
  /** Its effect, under its name. */
  readonly hint?: string;
  /** It cannot be reversed. */
  readonly isDanger?: boolean;
  /** @param back gets the focus once what opens is closed */
  readonly onPress: (back: HTMLElement | null) => void;
}

interface ActionListProps {
  readonly actions: readonly Action[];
  /** What to know before anything is done. */
  readonly note?: string | undefined;
  readonly close: () => void;
  /** What gets the focus once what an action opens is closed. */
  readonly back: () => HTMLElement | null;
}

/** The content of a menu: what can be done, the irreversible in red. */
export function ActionList({ actions, note, close, back }: ActionListProps) {
  return (
    <ul className="flex w-72 max-w-full flex-col p-1.5 font-normal whitespace-normal">
      {note === undefined ? null : <li className="px-2 pb-1.5 text-xs text-warn">{note}</li>}
      {actions.map(({ label, hint, isDanger = false, onPress }) => (
        <li key={label}>
          <button
            type="button"
            className={`hit flex min-h-8 w-full flex-col justify-center rounded-control px-2 py-1.5 text-left text-sm hover:bg-hover ${isDanger ? 'text-bad' : ''}`}
            onClick={() => {
              close();
              onPress(back());
            }}
          >
            {label}
            {hint === undefined ? null : <span className="text-xs text-muted">{hint}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
