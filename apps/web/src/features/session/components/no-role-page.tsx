import { Button } from '../../../shared/ui/button.tsx';
import { words } from '../../../shared/words/words.ts';
import { useSignOut } from '../queries.ts';
import { Gate } from './sign-in-page.tsx';

/** For a person whom the identity provider knows and nobody has given a role: whom to ask, and the way out. */
export function NoRolePage() {
  const { leave, failed } = useSignOut();
  const w = words.signIn;
  return (
    <Gate title={w.noRoleTitle}>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl font-semibold text-balance">{w.noRoleTitle}</h1>
        <p className="text-pretty text-muted">{w.noRole}</p>
      </div>
      <Button onClick={leave}>{words.person.signOut}</Button>
      {failed ? <p role="alert">{words.person.signOutFailed}</p> : null}
    </Gate>
  );
}
