import type { SignInReason } from '@reseller-console/contract';

/** Why the sign-in page is shown, for every reason that the server or this console gives. */
export const signInReasons: Record<SignInReason, string> = {
  signed_out: 'You are signed out.',
  session_ended: 'Your session has ended. Sign in again and you are back where you were.',
  identity_provider_unavailable: 'Your organisation’s sign-in page cannot be reached. Try again in a minute.',
  sign_in_cancelled: 'The sign-in was cancelled.',
  sign_in_expired: 'The sign-in took too long, or was begun in another tab. Please start again.',
  sign_in_failed: 'Signing in did not work. Try again, and if it stays so, tell whoever runs the console.',
  insecure_connection: 'The console was reached without https. Tell whoever runs it.',
  local_link_needed:
    'Open the sign-in link that the console prints when it starts. It is good once, for two minutes.',
};
