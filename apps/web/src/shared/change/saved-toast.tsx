import { ToastBody, type ToastPlace } from '../toast/toast-body.tsx';
import { showToast } from '../toast/toasts.ts';
import { words as w } from './words/en.ts';

interface Saved {
  /** Labels of the fields that Keepnet did not change although it said so. */
  readonly notTaken: readonly string[];
  readonly reconciled?: boolean | undefined;
}

/** Says that a record was saved, and names what was not; that stays until it is dismissed. */
export function showSaved(name: string, place: ToastPlace, { notTaken, reconciled }: Saved): void {
  const whole = notTaken.length === 0;
  const title = !whole ? w.notTakenToast(name) : reconciled ? w.savedFoundToast(name) : w.savedToast(name);
  showToast(
    (dismiss) => (
      <ToastBody look={whole ? 'good' : 'warn'} title={title} place={place} onDismiss={dismiss}>
        {whole ? null : <p className="break-words text-muted">{w.notTaken(notTaken.join(', '))}</p>}
      </ToastBody>
    ),
    { brief: whole },
  );
}
