import { TargetGroupQuery } from '@reseller-console/contract';
import type { QueryClient } from '@tanstack/react-query';
import { matchPath } from 'react-router';
import { companyQuery } from '../features/companies/queries.ts';
import { targetGroupsQuery } from '../features/target-groups/queries.ts';
import { readTableState } from '../shared/table/table-url-state.ts';
import { pageSizeOf } from './first-queries.ts';
import { targetUsersAt } from './load-target-users.ts';

/** Milliseconds that a link has the pointer or the focus before it counts: sweeping over a list asks nothing. */
const pause = 80;

let timer: ReturnType<typeof setTimeout> | undefined;
let expected: string | undefined;
/** The company that was prefetched and not opened yet. */
let guessed: string | undefined;

const companyOf = (pathname: string) => matchPath('/companies/:companyId/*', pathname)?.params.companyId;

/** Asks for what a page of a company shows first, where nothing is known yet: what is known, the page itself refreshes. */
function load(client: QueryClient, companyId: string, { pathname, searchParams }: URL): void {
  const page = matchPath('/companies/:companyId/:page', pathname)?.params.page;
  const once = { staleTime: Number.POSITIVE_INFINITY };
  void client.prefetchQuery({ ...companyQuery(companyId), ...once });
  if (page === 'target-users') {
    void client.prefetchQuery({ ...targetUsersAt(client, companyId, searchParams), ...once });
  }
  if (page === 'target-groups') {
    const query = readTableState(TargetGroupQuery, searchParams, pageSizeOf(client, 'target-groups'));
    void client.prefetchQuery({ ...targetGroupsQuery(companyId, query), ...once });
  }
}

function begin(client: QueryClient, to: string): void {
  const url = new URL(to, location.origin);
  const companyId = companyOf(url.pathname);
  if (companyId === undefined) return;
  if (guessed !== undefined && guessed !== companyId) {
    // A page that shows the company by now keeps its calls.
    void client.cancelQueries({ queryKey: [guessed], predicate: (query) => query.getObserversCount() === 0 });
  }
  guessed = companyId === companyOf(location.pathname) ? undefined : companyId;
  load(client, companyId, url);
}

/**
 * Tells which address the person is likely to open next, if any. After a short pause, what the company's page there
 * needs is asked for; what is under way for another company that was only a guess is cancelled then.
 */
export function prefetch(client: QueryClient, to: string | undefined): void {
  if (to === expected) return;
  expected = to;
  clearTimeout(timer);
  if (to !== undefined) timer = setTimeout(begin, pause, client, to);
}

/** Prefetches the company page of the link under the pointer or the focus. */
export function watchIntent(client: QueryClient): void {
  function point({ target }: Event) {
    // The palette itself tells which option is likely.
    if (!(target instanceof Element) || target.closest('[role="option"]')) return;
    prefetch(client, target.closest('a[href^="/companies/"]')?.getAttribute('href') ?? undefined);
  }
  function open(event: Event) {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    // The guess was right.
    guessed = undefined;
  }
  document.addEventListener('pointerover', point);
  document.addEventListener('focusin', point);
  document.addEventListener('click', open);
  document.addEventListener('keydown', open);
}
