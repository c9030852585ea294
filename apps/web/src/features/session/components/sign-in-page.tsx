import type { ReactNode } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Mark } from '../../../shared/ui/mark.tsx';
import { words } from '../../../shared/words/words.ts';

const reasons: Readonly<Record<string, string>> = words.signIn.reasons;

/** The calm frame of every page that somebody sees who is not signed in. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <title>{words.title(title, words.product)}</title>
      <div className="flex w-full max-w-90 flex-col gap-6">
        <div className="flex items-center gap-3">
          <Mark className="size-9" />
          <span className="text-lg font-semibold">{words.product}</span>
        </div>
        {children}
      </div>
    </main>
  );
}

function messageOf(reason: string | null): string | undefined {
  if (reason === null) return undefined;
  if (reason === 'session_ended') return words.signIn.ended;
  if (reason === 'signed_out') return words.signIn.signedOut;
  return reasons[reason] ?? words.signIn.failed;
}

interface SignInPageProps {
  /** Why the person is here, as a code. */
  reason: string | null;
  onSignIn: () => void;
}

export function SignInPage({ reason, onSignIn }: SignInPageProps) {
  const w = words.signIn;
  if (reason === 'no_role') {
    return (
      <Gate title={w.noRoleTitle}>
        <div className="flex flex-col gap-2">
          <h1 className="text-2xl font-semibold text-balance">{w.noRoleTitle}</h1>
          <p className="text-muted text-pretty">{w.noRole}</p>
        </div>
        <Button onClick={onSignIn}>{w.other}</Button>
      </Gate>
    );
  }
  const message = messageOf(reason);
  const calm = reason === 'signed_out' || reason === 'session_ended';
  return (
    <Gate title={w.title}>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl font-semibold">{w.title}</h1>
        <p className="text-muted text-pretty">{w.lead}</p>
      </div>
      {message === undefined ? null : (
        <div
          role={calm ? 'status' : 'alert'}
          className={`rounded-surface border px-3 py-2.5 text-sm ${calm ? 'border-line bg-surface' : 'border-bad bg-bad-tint'}`}
        >
          <p>{message}</p>
          {calm ? null : <p className="mt-1 text-xs text-muted">{w.code(reason ?? '')}</p>}
        </div>
      )}
      <div className="flex flex-col gap-2">
        <Button look="primary" className="!h-10 text-base" onClick={onSignIn}>
          {w.button}
        </Button>
        <p className="text-xs text-muted">{w.hint}</p>
      </div>
    </Gate>
  );
}
