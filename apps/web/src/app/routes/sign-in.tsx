import { safeReturnTo } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { NoRolePage } from '../../features/session/components/no-role-page.tsx';
import { SignInPage } from '../../features/session/components/sign-in-page.tsx';
import { sessionQuery } from '../../features/session/queries.ts';
import { isSignedOut } from '../../shared/problem-error.ts';
import { loginAddress } from '../login-address.ts';

/** Milliseconds between two questions whether a person without a role has one by now. */
const askAgainMs = 30_000;

export function Component() {
  const [params] = useSearchParams();
  const returnTo = params.get('returnTo');
  const hasNoRole = params.get('reason') === 'no_role';
  // The loader has just asked; another tab, a look at the page, or time may bring another answer.
  const { data, error } = useQuery({
    ...sessionQuery,
    retryOnMount: false,
    refetchInterval: hasNoRole ? askAgainMs : false,
  });
  const signIn = () => location.assign(loginAddress(returnTo));

  const navigate = useNavigate();
  const isSignedIn = data !== undefined;
  useEffect(() => {
    if (isSignedIn) void navigate(safeReturnTo(returnTo), { replace: true });
  }, [isSignedIn, navigate, returnTo]);

  if (isSignedIn) return null;
  if (hasNoRole && !isSignedOut(error)) return <NoRolePage onSignIn={signIn} />;
  return <SignInPage reason={hasNoRole ? 'session_ended' : params.get('reason')} onSignIn={signIn} />;
}
