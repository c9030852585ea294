import { ToastBody } from '../toast/toast-body.tsx';
import { showToast } from '../toast/toasts.ts';
import { words as w } from './words/en.ts';

let dismissLast = () => {};

/** Only the latest copy is on the clipboard, so only its toast stays. */
function tell(look: 'good' | 'bad', title: string, detail: string): void {
  dismissLast();
  showToast(
    (dismiss) => {
      dismissLast = dismiss;
      return (
        <ToastBody look={look} title={title} onDismiss={dismiss}>
          <p dir="auto" className="break-words text-muted">
            {detail}
          </p>
        </ToastBody>
      );
    },
    { brief: look === 'good' },
  );
}

/** Says what was copied. */
export const tellCopied = (title: string, detail: string): void => tell('good', title, detail);

/** Says that nothing was copied, and why. */
export const tellNotCopied = (reason: string): void => tell('bad', w.notCopied, reason);

/** Why nothing was copied: browsers have no clipboard for pages without https, and a person may refuse it. */
export const clipboardRefusal = (): string => (window.isSecureContext ? w.refused : w.insecure);

/** Puts a text on the clipboard, and says in a toast that it is there or why it is not. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tellCopied(w.copied, text);
  } catch {
    tellNotCopied(clipboardRefusal());
  }
}
