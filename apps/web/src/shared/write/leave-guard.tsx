import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { takesFocus } from '../lib/focus.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogFoot } from '../ui/dialog-foot.tsx';
import type { WriteFormState } from './use-write-form.ts';

interface LeaveGuardProps {
  form: WriteFormState;
  /** Path of what the form belongs to, such as a company; leaving it offers a new tab. */
  within: string;
}

const isSignIn = (pathname: string): boolean => pathname.startsWith('/sign-in');

/** Asks before a half-filled form is left. Signing in again is no leaving: the draft waits. */
export function LeaveGuard({ form, within }: LeaveGuardProps) {
  const { guards } = form;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      nextLocation.pathname !== currentLocation.pathname && !isSignIn(nextLocation.pathname) && guards(),
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (guards() && !isSignIn(location.pathname)) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [guards]);

  if (blocker.state !== 'blocked') return null;
  const { pathname, search } = blocker.location;
  const elsewhere = pathname !== within && !pathname.startsWith(`${within}/`);
  const w = form.says;
  const { status } = form.state;
  return (
    <Dialog
      label={w.leaveTitle}
      onClose={blocker.reset}
      className="m-auto w-110 max-w-[calc(100vw-32px)] rounded-surface appear"
    >
      <div className="flex flex-col gap-2 p-5">
        <h2 className="text-lg font-semibold">{w.leaveTitle}</h2>
        <p className="text-muted">
          {status === 'unknown' ? w.leaveUnknown : status === 'sending' ? w.leaveSending : w.leave}
        </p>
      </div>
      <DialogFoot>
        <Button
          className="text-bad"
          onClick={() => {
            form.leave();
            blocker.proceed();
          }}
        >
          {w.discard}
        </Button>
        {elsewhere ? (
          <Button
            onClick={() => {
              window.open(pathname + search, '_blank', 'noopener');
              blocker.reset();
            }}
          >
            {w.newTab}
          </Button>
        ) : null}
        <Button look="primary" ref={takesFocus} onClick={blocker.reset}>
          {w.stay}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
