import { buttonLook } from '../../../shared/ui/button.tsx';
import { words as w } from '../words/en.ts';
import { Gate } from './sign-in-page.tsx';
import { SignOutButton } from './sign-out-button.tsx';

/** For a person whom the identity provider knows and nobody has given a role: whom to ask, and the way out. */
export function NoRolePage() {
  return (
    <Gate title={w.noRoleTitle}>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl font-semibold text-balance">{w.noRoleTitle}</h1>
        <p className="text-pretty text-muted">{w.noRole}</p>
      </div>
      <SignOutButton className={buttonLook('plain')} />
    </Gate>
  );
}
