import { type Session, safeReturnTo } from '@reseller-console/contract';
import type { QueryClient } from '@tanstack/react-query';
import type { Root } from 'react-dom/client';
import type { createBrowserRouter } from 'react-router';
import { sessionQuery } from '../features/session/queries.ts';
import { whenIdle } from '../shared/lib/when-idle.ts';
import { endPage, pageEnd } from '../shared/page-end.ts';
import { hearTabs, type News, tellTabs } from '../shared/tabs.ts';

type Router = ReturnType<typeof createBrowserRouter>;

const { queryKey } = sessionQuery;

/** Milliseconds for which an answer about who is signed in is not asked for again by looking at the page. */
const freshMs = 1_000;

const loadEnd = () => import('./page-end/show-page-end.tsx');

/** What fails here is tried again when it is needed. */
const ignore = (): void => {};

const newsOf = ({ id, role, limited }: Session['user']): News => ({ type: 'signed_in', id, role, limited });

interface Page {
  client: QueryClient;
  router: Router;
  root: Root;
}

/** Takes everything of its person off a page that has ended, at once, and then says why. */
function empty({ client, router, root }: Page, opener: Session['user'] | undefined): void {
  root.render(null);
  void client.cancelQueries();
  client.clear();
  router.dispose();
  loadEnd().then(
    ({ showPageEnd }) => showPageEnd(root, opener),
    () => location.reload(),
  );
}

/**
 * Keeps a page to the person who opened it. It asks who is signed in when it is looked at again, and when another tab tells of a
 * sign-in that is news here: another session of the same person takes the place of the one it knew, another person's ends the page
 * (shared/page-end.ts). A sign-out in another tab ends it at once.
 */
export function watchPerson(page: Page): void {
  const { client, router } = page;
  /** This page's person, as far as is known; also after their session has ended. */
  let opener: Session['user'] | undefined;
  const isKnown = (news: News): boolean =>
    opener !== undefined && JSON.stringify(news) === JSON.stringify(newsOf(opener));
  const askAgain = () => client.refetchQueries({ queryKey }, { cancelRefetch: false });

  function look(): void {
    const { dataUpdatedAt = Number.NaN } = client.getQueryState(queryKey) ?? {};
    if (document.visibilityState === 'visible' && Date.now() - dataUpdatedAt >= freshMs) void askAgain();
  }

  /** Leads from the sign-in page back to where the session ended, once its person is signed in again. */
  async function comeBack(search: string): Promise<void> {
    await client.fetchQuery(sessionQuery);
    await router.navigate(safeReturnTo(new URLSearchParams(search).get('returnTo')), { replace: true });
  }

  addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);

  function heedSession(): void {
    const user = client.getQueryData(queryKey)?.user;
    if (!user || isKnown(newsOf(user))) return;
    // What the end of the page says is there before it is needed.
    if (!opener) {
      whenIdle(() => void loadEnd().then(({ forgetOthers }) => forgetOthers(user.id), ignore));
    }
    opener = user;
    tellTabs(newsOf(user));
  }
  heedSession();
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.queryKey[1] === queryKey[1]) heedSession();
  });
  const end = () => empty(page, opener);
  if (pageEnd.aborted) end();
  else pageEnd.addEventListener('abort', end);

  hearTabs((news) => {
    if (news.type === 'signed_out') return endPage('signed_out');
    const { pathname, search } = router.state.location;
    if (opener && pathname === '/sign-in') void comeBack(search).catch(ignore);
    else if (!isKnown(news)) void askAgain();
  });
}
