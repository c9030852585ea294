import { useDeferredValue, useId, useMemo, useState } from 'react';
import { takesFocus } from '../../../shared/lib/focus.ts';
import { matchPasted } from '../../../shared/lib/pasted-companies.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import type { CompanyNames } from '../model/company-names.ts';
import { words } from '../words/en.ts';
import { PasteReport } from './paste-report.tsx';

const w = words.paste;

interface PasteDialogProps {
  /** What was pasted already; may be empty. */
  pasted: string;
  companyNames: CompanyNames;
  wanted: ReadonlySet<string>;
  onSelect: (ids: readonly string[]) => void;
  onClear: (ids: readonly string[]) => void;
  onClose: () => void;
}

/** Takes a list of names or ids, and says what of it was found before anything is selected. */
export function PasteDialog({
  pasted: begun,
  companyNames,
  wanted,
  onSelect,
  onClear,
  onClose,
}: PasteDialogProps) {
  const id = useId();
  const [list, setList] = useState(begun);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const read = useDeferredValue(list);
  const pasted = useMemo(() => matchPasted(companyNames.entries, read), [companyNames, read]);
  const candidates = new Set(
    pasted.ambiguous.flatMap(({ candidates: several }) => several.map(([one]) => one)),
  );
  const found = [
    ...new Set([...pasted.matched.map(([one]) => one), ...[...chosen].filter((one) => candidates.has(one))]),
  ];
  const already = found.filter((one) => wanted.has(one));
  const close = (act: (ids: readonly string[]) => void) => () => {
    act(found);
    onClose();
  };
  return (
    <Dialog
      label={w.title}
      onClose={onClose}
      className="m-auto flex max-h-[calc(100dvh-32px)] w-160 max-w-[calc(100vw-24px)] flex-col rounded-surface appear"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-5">
        <h2 className="text-lg font-semibold">{w.title}</h2>
        <div className="flex flex-col gap-1.5">
          <label htmlFor={id} className="text-xs font-medium">
            {w.label}
          </label>
          <textarea
            ref={takesFocus}
            id={id}
            aria-describedby={`${id}-hint`}
            rows={6}
            spellCheck={false}
            autoComplete="off"
            value={list}
            className="w-full resize-y rounded-control border border-field bg-surface px-2.5 py-2 text-base hover:border-muted"
            onChange={(event) => setList(event.target.value)}
          />
          <p id={`${id}-hint`} className="text-xs text-muted">
            {w.hint}
          </p>
        </div>
        {read.trim() === '' ? null : (
          <PasteReport
            pasted={pasted}
            already={already.length}
            chosen={chosen}
            onChoose={(one, on) => {
              const next = new Set(chosen);
              if (on) next.add(one);
              else next.delete(one);
              setChosen(next);
            }}
          />
        )}
      </div>
      <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
        <Button onClick={onClose}>{w.cancel}</Button>
        {already.length > 0 ? <Button onClick={close(onClear)}>{w.remove(already.length)}</Button> : null}
        <Button look="primary" aria-disabled={found.length === already.length} onClick={close(onSelect)}>
          {w.add(found.length - already.length)}
        </Button>
      </footer>
    </Dialog>
  );
}
