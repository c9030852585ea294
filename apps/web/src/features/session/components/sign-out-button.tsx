import { type ReactNode, useState } from 'react';
import { signOut } from '../../../shared/sign-out.ts';
import { words as w } from '../words/en.ts';

/** Signs out, and says so when the person is still signed in. */
export function SignOutButton({ className, children }: { className: string; children?: ReactNode }) {
  const [failed, setFailed] = useState(false);

  async function leave() {
    try {
      await signOut();
    } catch {
      setFailed(true);
    }
  }

  return (
    <>
      <button type="button" className={className} onClick={() => void leave()}>
        {children}
        {w.signOut}
      </button>
      {failed ? (
        <p role="alert" className="px-2 py-1 text-xs text-bad">
          {w.signOutFailed}
        </p>
      ) : null}
    </>
  );
}
