import type { View } from '@reseller-console/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { takesFocus } from '../../../shared/lib/focus.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { DialogFoot } from '../../../shared/ui/dialog-foot.tsx';
import { reasonOf } from '../../../shared/ui/failure.tsx';
import { remove } from '../queries.ts';
import { words as w } from '../words/en.ts';

interface DeleteViewDialogProps {
  view: View;
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks before a view is deleted, and says if others lose it too. */
export default function DeleteViewDialog({ view, onClose, onDeleted }: DeleteViewDialogProps) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const title = w.deleteTitle(view.name);

  async function confirm() {
    setBusy(true);
    setFailure(undefined);
    try {
      await remove(client, view.id);
      onDeleted();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return (
    <Dialog
      label={title}
      onClose={onClose}
      className="m-auto w-110 max-w-[calc(100vw-32px)] rounded-surface appear"
    >
      <div className="flex flex-col gap-2 p-5">
        <h2 className="text-lg font-semibold break-words">{title}</h2>
        <p className="text-pretty text-muted">{view.shared ? w.deleteShared : w.deleteText}</p>
        {failure === undefined ? null : (
          <p role="alert" className="text-bad">
            {w.notDeleted(reasonOf(failure))}
          </p>
        )}
      </div>
      <DialogFoot>
        <Button ref={takesFocus} onClick={onClose}>
          {w.cancel}
        </Button>
        <Button className="text-bad" aria-disabled={busy} onClick={() => void confirm()}>
          {w.deleteView}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
