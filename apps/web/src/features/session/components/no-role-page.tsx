import { Button, buttonLook } from '../../../shared/ui/button.tsx';
import { words as w } from '../words/en.ts';
import { Gate } from './sign-in-page.tsx';
import { SignOutButton } from './sign-out-button.tsx';

/** For a signed-in person without a role: who can give them one, and the ways out. */
export function NoRolePage({ onSignIn }: { onSignIn: () => void }) {
  return (
    <Gate title={w.noRoleTitle}>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl font-semibold text-balance">{w.noRoleTitle}</h1>
        <p className="text-pretty text-muted">{w.noRole}</p>
        <p className="text-pretty text-muted">{w.noRoleWait}</p>
      </div>
      <div className="flex flex-col gap-2">
        <Button look="primary" onClick={onSignIn}>
          {w.otherAccount}
        </Button>
        <SignOutButton className={buttonLook('plain')} />
      </div>
    </Gate>
  );
}
