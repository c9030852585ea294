import { ToastBody, type ToastPlace } from '../toast/toast-body.tsx';
import { showToast } from '../toast/toasts.ts';
import { buttonLook } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { type NotDone, outcomeTitle, refusedReasons, unknownReason } from './what-became.ts';
import { type WriteWords, words as writeWords } from './words/en.ts';

/** Names a write after its form was left, and links back to it. */
export interface LeftWrite {
  /** Address of the form. */
  readonly path: string;
  /** What was written, or changed. */
  readonly name: string;
  readonly company?: ToastPlace;
}

/** Shows the result of a write after its form was left; it stays until it is dismissed. */
export function showLeft(state: NotDone, says: WriteWords, { path, name, company }: LeftWrite): void {
  const refused = state.status === 'refused';
  const half = refused && state.error.code === 'members_partial';
  const reasons = refused ? refusedReasons(state.error) : [unknownReason(state.error, says)];
  showToast((dismiss) => (
    <ToastBody
      look={refused && !half ? 'bad' : 'warn'}
      title={outcomeTitle(state, says)}
      place={company}
      onDismiss={dismiss}
      actions={
        <Link to={path} className={buttonLook('plain')} onClick={dismiss}>
          {writeWords.backToForm}
        </Link>
      }
    >
      <p dir="auto" className="break-words">
        {name}
      </p>
      {reasons.map((reason) => (
        <p key={reason} className="break-words text-muted">
          {reason}
        </p>
      ))}
    </ToastBody>
  ));
}
