import { type SignInReason, signInReasons } from '@reseller-console/contract';
import type { ReactNode } from 'react';
import { speak } from '../../../shared/language/speak.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { LanguageChoices } from '../../../shared/ui/language-choices.tsx';
import { Mark } from '../../../shared/ui/mark.tsx';
import { words } from '../../../shared/words/en.ts';
import { words as w } from '../words/en.ts';

const calm: readonly string[] = ['signed_out', 'signed_out_here', 'session_ended'];

const isKnown = (reason: string | null): reason is SignInReason =>
  signInReasons.some((known) => known === reason);

/** The frame of every page before sign-in. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center p-4 pb-[16dvh]">
      <title>{words.title(title, words.product)}</title>
      <div className="flex w-full max-w-90 flex-col gap-6">
        <div className="flex items-center gap-3">
          <Mark className="size-9" />
          <span className="text-lg font-semibold">{words.product}</span>
        </div>
        {children}
        <div className="w-fit">
          <LanguageChoices quiet onChoose={speak} />
        </div>
      </div>
    </main>
  );
}

interface SignInPageProps {
  /** Why the person is here, as the address says; what is not in the contract's list is not repeated on screen. */
  reason: string | null;
  onSignIn: () => void;
}

export function SignInPage({ reason, onSignIn }: SignInPageProps) {
  return (
    <Gate title={w.title}>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl font-semibold">{w.title}</h1>
        <p className="text-pretty text-muted">{w.lead}</p>
      </div>
      {isKnown(reason) ? <Reason reason={reason} /> : null}
      <div className="flex flex-col gap-2">
        <Button look="primary" className="h-10 text-base" onClick={onSignIn}>
          {w.button}
        </Button>
        <p className="text-xs text-muted">{w.hint}</p>
      </div>
    </Gate>
  );
}

function Reason({ reason }: { reason: SignInReason }) {
  const isCalm = calm.includes(reason);
  return (
    <div
      role={isCalm ? 'status' : 'alert'}
      className={`rounded-surface border px-3 py-2.5 text-sm ${isCalm ? 'border-line bg-surface' : 'border-bad bg-bad-tint'}`}
    >
      <p>{w.reasons[reason]}</p>
      {isCalm ? null : <p className="mt-1 text-xs text-muted">{w.code(reason)}</p>}
    </div>
  );
}
