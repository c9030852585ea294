import type { SignInReason } from '@reseller-console/contract';
import { translated } from '../../../shared/language/translated.ts';

/** Why the sign-in page is shown, for every reason that the server or this console gives. */
const reasons: Record<SignInReason, string> = {
  signed_out: 'You are signed out.',
  session_ended: 'Your session has ended. Sign in again and you are back where you were.',
  identity_provider_unavailable: 'Your organisation’s sign-in page cannot be reached. Try again in a minute.',
  storage_unavailable: 'The console cannot use its database right now. Try again in a minute.',
  sign_in_cancelled:
    'The sign-in was cancelled, or your organisation did not allow it. If you did not cancel it, ask your administrator.',
  sign_in_expired: 'The sign-in took too long, or was begun in another tab. Please start again.',
  sign_in_failed: 'Signing in did not work. Try again, and if it stays so, tell whoever runs the console.',
  insecure_connection: 'The console was reached without https. Tell whoever runs it.',
  local_link_needed:
    'Open the sign-in link that the console prints when it starts. It is good once, for two minutes.',
};

/** The words of the pages of somebody who is not signed in. */
export const words = translated('features/session', {
  title: 'Sign in',
  lead: 'Your customers’ companies, target users and groups in one place.',
  button: 'Sign in',
  hint: 'You continue at your organisation’s sign-in page.',
  reasons,
  code: (code: string) => `Code: ${code}`,
  noRoleTitle: 'You have no role here yet',
  noRole:
    'You are signed in with your organisation, but nobody has given you a role in the Reseller Console. Ask the administrator of your organisation’s sign-in to add you as viewer, operator or admin.',
  noRoleWait: 'Once you have a role, this page continues by itself.',
  otherAccount: 'Sign in with another account',
  redeeming: 'Signing you in',
  signOut: 'Sign out',
  signOutFailed: 'Signing out failed. Try again.',
});
