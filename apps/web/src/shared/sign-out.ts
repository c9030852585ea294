import { logout } from '@reseller-console/contract';
import { call } from './api.ts';
import { tellTabs } from './tabs.ts';
import { clearDrafts } from './write/drafts.ts';

/**
 * Ends the session, deletes drafts here and in other tabs, and goes where the server says.
 * @throws while the person is still signed in
 */
export async function signOut(): Promise<void> {
  const { redirectTo } = await call(logout, {});
  tellTabs({ type: 'signed_out' });
  clearDrafts();
  // Whatever fails here, the session is over.
  await import('./write/kept-imports.ts').then((kept) => kept.clearKeptImports()).catch(() => {});
  location.assign(redirectTo);
}
