import { useSearchParams } from 'react-router';
import { SignInPage } from '../../features/session/components/sign-in-page.tsx';
import { loginAddress } from '../sign-in-path.ts';

export function Component() {
  const [params] = useSearchParams();
  return (
    <SignInPage
      reason={params.get('reason')}
      onSignIn={() => location.assign(loginAddress(params.get('returnTo')))}
    />
  );
}
