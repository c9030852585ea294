import type { SessionItem } from '@reseller-console/contract';
import { useState } from 'react';
import { takesFocus } from '../../../shared/lib/focus.ts';
import { formatMoment } from '../../../shared/lib/moment.ts';
import { signOut } from '../../../shared/sign-out.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { DialogFoot } from '../../../shared/ui/dialog-foot.tsx';
import { reasonOf } from '../../../shared/ui/failure.tsx';
import { end } from '../queries.ts';
import { words as w } from '../words/en.ts';

interface EndSessionDialogProps {
  session: SessionItem;
  /** Whose it is, told apart from other sessions. */
  name: string;
  onClose: () => void;
  onEnded: (session: SessionItem) => void;
}

/** Asks before a session is ended, by the name of its person; one's own is ended by signing out. */
export function EndSessionDialog({ session, name, onClose, onEnded }: EndSessionDialogProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { current, startedAt } = session;
  const title = current ? w.confirmOwnTitle : w.confirmTitle(name);

  async function confirm() {
    setBusy(true);
    setFailure(undefined);
    try {
      if (current) {
        await signOut();
        return;
      }
      await end(session.id);
      onEnded(session);
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
        <p className="text-pretty text-muted">
          {current ? w.confirmOwn : w.confirm(formatMoment(startedAt) ?? startedAt)}
        </p>
        {failure === undefined ? null : (
          <p role="alert" className="text-bad">
            {w.endFailed(reasonOf(failure))}
          </p>
        )}
      </div>
      <DialogFoot>
        <Button ref={takesFocus} onClick={onClose}>
          {w.cancel}
        </Button>
        <Button
          className="max-w-full text-bad"
          title={current ? w.signOutHere : w.endOf(name)}
          aria-disabled={busy}
          onClick={() => void confirm()}
        >
          <span className="truncate">{current ? w.signOut : w.endOf(name)}</span>
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
