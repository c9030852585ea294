import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import type { WriteFormState } from './use-write-form.ts';
import { useWriteFrame } from './use-write-frame.ts';
import { WriteNotice } from './write-notice.tsx';

interface WriteFormProps {
  form: WriteFormState;
  /** What the button says that sends it; it names the company. */
  submitText: ReactNode;
  /** False while that is not certain yet. */
  ready?: boolean;
  /** Path of what the form belongs to; see `LeaveGuard`. */
  within: string;
  onCancel: () => void;
  children: ReactNode;
  /** What happens after it is sent, before the buttons. */
  after?: ReactNode;
  /** What the buttons will change, above them. */
  changes?: ReactNode;
  /** Stands for the result of the last request, where that is one to choose from. */
  conflict?: ReactNode;
}

/** The frame of every form that writes: fields that scroll, what became of the last request, and a footer that stays. */
export function WriteForm(props: WriteFormProps) {
  const { form, submitText, ready = true, within, onCancel, children, after, changes, conflict } = props;
  const { element, seen, wait } = useWriteFrame<HTMLFormElement>(form);
  const sending = form.state.status === 'sending';
  const w = form.says;
  return (
    <form
      ref={element}
      noValidate
      aria-busy={sending}
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        if (wait === 0 && ready) form.submit();
      }}
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4 sm:p-6 [&>*]:w-full [&>*]:max-w-160">
        {form.restored && !form.locked ? (
          <p role="status" className="flex items-center justify-between gap-2 text-sm text-muted">
            {w.restored}
            <Button look="quiet" onClick={form.reset}>
              {w.startOver}
            </Button>
          </p>
        ) : null}
        {/* Both fieldsets only disable what is in them: without the role, screen readers would announce a group without a name. */}
        <fieldset
          role="none"
          disabled={form.state.status === 'unknown'}
          className="flex min-w-0 flex-col gap-4 disabled:opacity-60"
        >
          {children}
        </fieldset>
        {conflict ?? <WriteNotice form={form} seen={seen} wait={wait} />}
      </div>
      <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line bg-surface px-4 py-3 sm:px-6">
        {changes}
        {after ? (
          <fieldset role="none" disabled={form.locked} className="mr-auto">
            {after}
          </fieldset>
        ) : null}
        {/* Both in one line, however long the company's name before them is. */}
        <span className="flex min-w-0 max-w-full gap-2 max-sm:contents">
          <Button onClick={onCancel}>{w.cancel}</Button>
          <Button
            look="primary"
            type="submit"
            aria-disabled={form.locked || wait > 0 || !ready}
            className={`min-w-0 max-w-full ${after ? 'max-sm:basis-full' : 'max-sm:flex-1'}`}
          >
            <span className="truncate">{sending ? w.sending : submitText}</span>
          </Button>
        </span>
      </footer>
      <LeaveGuard form={form} within={within} />
    </form>
  );
}
