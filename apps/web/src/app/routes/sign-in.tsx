import { useSearchParams } from 'react-router';
import { NoRolePage } from '../../features/session/components/no-role-page.tsx';
import { SignInPage } from '../../features/session/components/sign-in-page.tsx';
import { loginAddress } from '../login-address.ts';

export function Component() {
  const [params] = useSearchParams();
  if (params.get('reason') === 'no_role') return <NoRolePage />;
  return (
    <SignInPage
      reason={params.get('reason')}
      onSignIn={() => location.assign(loginAddress(params.get('returnTo')))}
    />
  );
}
