import { logout } from '@reseller-console/contract';
import { call } from './api.ts';
import { tellTabs } from './tabs.ts';
import { clearDrafts } from './write/drafts.ts';

/**
 * Ends the session, forgets what was typed here and in other tabs, and leaves for where the server says. Throws while the person is
 * still signed in.
 */
export async function signOut(): Promise<void> {
  const { redirectTo } = await call(logout, {});
  tellTabs({ type: 'signed_out' });
  clearDrafts();
  location.assign(redirectTo);
}
