import { holdsAddress, type View } from '@reseller-console/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { handsFocusOn } from '../../../shared/lib/focus.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { reasonOf } from '../../../shared/ui/failure.tsx';
import { type Shown, settingsOf } from '../model/shown.ts';
import { change } from '../queries.ts';
import { words as w } from '../words/en.ts';

interface ViewChangesProps {
  view: View;
  /** What would be saved. */
  content: Shown;
  mayChange: boolean;
  isMine: boolean;
  onSaved: (view: View) => void;
  /** Opens a dialog, for the name of a new view or to confirm what others will see. */
  onAsk: (what: 'new' | 'content') => void;
  onReset: () => void;
}

/** The actions while the list differs from the open view: save, save as, reset. */
export function ViewChanges({ view, content, mayChange, isMine, onSaved, onAsk, onReset }: ViewChangesProps) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  async function save() {
    if (view.shared && holdsAddress(content.query)) return onAsk('content');
    setBusy(true);
    setFailure(undefined);
    const { name, shared, companyId } = view;
    try {
      onSaved(await change(client, view.id, { name, shared, companyId, ...settingsOf(content) }));
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }

  return (
    <fieldset
      ref={handsFocusOn}
      className="flex min-w-0 flex-wrap items-center gap-x-1"
      aria-label={w.changes(view.name)}
    >
      <span className="text-sm text-muted">{w.changed}</span>
      {mayChange ? (
        <Button
          look="quiet"
          title={view.shared ? w.saveForAll : undefined}
          aria-disabled={busy}
          onClick={() => void save()}
        >
          {w.save}
        </Button>
      ) : null}
      <Button look="quiet" onClick={() => onAsk('new')}>
        {isMine ? w.saveAs : w.saveAsMine}
      </Button>
      <Button look="quiet" onClick={onReset}>
        {w.reset}
      </Button>
      {failure === undefined ? null : (
        <span role="alert" className="text-sm text-bad">
          {w.notSaved(reasonOf(failure))}
        </span>
      )}
    </fieldset>
  );
}
