import { logout } from '@reseller-console/contract';
import { call } from './api.ts';
import { clearDrafts } from './write/drafts.ts';

/** Ends the session and forgets what was typed; answers with the address where the browser goes next. */
export async function signOut() {
  const answer = await call(logout, {});
  clearDrafts();
  return answer;
}
