import type { SignInReason } from '@reseller-console/contract';
import { translated } from '../../../shared/language/translated.ts';

/** Why the sign-in page is shown, for every reason that the server or this console gives. */
const reasons: Record<SignInReason, string> = {
  signed_out: 'You are signed out.',
  signed_out_here:
    'You are signed out of the console, but not at your organisation. If other people use this browser, sign out there as well.',
  session_ended: 'Your session has ended. Sign in again to return to where you were.',
  identity_provider_unavailable: 'Your organisation’s sign-in page cannot be reached. Try again in a minute.',
  storage_unavailable: 'The console cannot use its database right now. Try again in a minute.',
  sign_in_cancelled:
    'The sign-in was cancelled, or your organisation did not allow it. If you did not cancel it, ask your administrator.',
  sign_in_expired: 'The sign-in took too long or was started in another tab. Please start again.',
  sign_in_failed: 'Sign-in failed. Try again. If it keeps failing, tell your administrator.',
  insecure_connection: 'The console was opened without https. Tell your administrator.',
  local_link_needed:
    'Open the sign-in link that the console prints when it starts. It works once, for two minutes.',
};

/** What the pages before sign-in say. */
export const words = translated('features/session', {
  title: 'Sign in',
  lead: 'Your customers’ companies, target users and groups in one place.',
  button: 'Sign in',
  hint: 'You continue on your organisation’s sign-in page.',
  reasons,
  code: (code: string) => `Code: ${code}`,
  noRoleTitle: 'You have no role here yet',
  noRole:
    'You are signed in with your organisation, but you do not have a role in the Reseller Console. Ask the administrator of your organisation’s sign-in to add you as viewer, operator or admin.',
  noRoleWait: 'Once you have a role, this page continues by itself.',
  otherAccount: 'Sign in with another account',
  redeeming: 'Signing you in',
  signOut: 'Sign out',
  signOutFailed: 'Sign-out failed. Try again.',
});
