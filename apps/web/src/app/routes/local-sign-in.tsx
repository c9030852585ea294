import { localSignIn, safeReturnTo } from '@reseller-console/contract';
import { redirect } from 'react-router';
import { Gate } from '../../features/session/components/sign-in-page.tsx';
import { words as signInWords } from '../../features/session/words/en.ts';
import { call } from '../../shared/api.ts';

/** Takes the one-time token out of the address before anything else, then trades it for a session. */
export async function loader() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  history.replaceState(history.state, '', location.pathname);
  if (token === null) return redirect('/sign-in?reason=local_link_needed');
  try {
    const { redirectTo } = await call(localSignIn, { body: { token } });
    location.replace(safeReturnTo(redirectTo));
    return null;
  } catch {
    return redirect('/sign-in?reason=local_link_needed');
  }
}

export function Component() {
  return (
    <Gate title={signInWords.title}>
      <p role="status" className="text-muted">
        {signInWords.redeeming}
      </p>
    </Gate>
  );
}
