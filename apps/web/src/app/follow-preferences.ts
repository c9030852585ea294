import type { Preferences } from '@reseller-console/contract';
import type { QueryClient } from '@tanstack/react-query';
import { keep } from '../features/preferences/model/kept.ts';
import { leavePreferences, preferencesQuery } from '../features/preferences/queries.ts';
import { language, remember } from '../shared/language/language.ts';
import { setSingleKeys } from '../shared/lib/shortcuts.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

/**
 * Applies the person's theme, shortcuts and language, now and whenever they or the system's theme change. A language other than
 * the one on screen starts the page again, once: only while it is news to this browser.
 */
export function followPreferences(client: QueryClient): void {
  let applied: Preferences | undefined;
  const apply = () => {
    // What is on screen once the cache has been emptied keeps the look.
    const now = client.getQueryData(preferencesQuery.queryKey) ?? applied;
    if (!now) return;
    const isDark = now.theme === 'dark' || (now.theme === 'system' && dark.matches);
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    if (now.language !== undefined && now.language !== language && remember(now.language)) location.reload();
    setSingleKeys(now.singleKeyShortcuts);
    if (now !== applied) keep(now);
    applied = now;
  };
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.query.queryKey[1] === preferencesQuery.queryKey[1]) apply();
  });
  dark.addEventListener('change', apply);
  addEventListener('pagehide', leavePreferences);
}
