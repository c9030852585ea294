import type { ReactNode } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { DialogFoot } from '../../../shared/ui/dialog-foot.tsx';
import { words as w } from './words/en.ts';

interface AskDialogProps {
  /** Which people, and how many. */
  title: string;
  place: string;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

/** Asks what a plan needs to know before it can be made. Nothing is sent: the plan comes next. */
export function AskDialog({ title, place, onClose, onSubmit, children }: AskDialogProps) {
  return (
    <Dialog
      label={title}
      onClose={onClose}
      className="m-auto w-120 max-w-[calc(100vw-24px)] rounded-surface appear"
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <div className="flex min-h-60 flex-col gap-3 p-5">
          <h2 className="text-lg font-semibold break-words">{title}</h2>
          <p className="text-sm break-words text-muted">{place}</p>
          {children}
        </div>
        <DialogFoot>
          <Button onClick={onClose}>{w.cancel}</Button>
          <Button look="primary" type="submit">
            {w.review}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
