import type { Page, Request, Route } from '@playwright/test';

/**
 * What the page asks for from now on, oldest first. It only takes notes: a body is read where the test awaits it, so nothing
 * is still being read when the test has ended.
 */
export function watchRequests(page: Page): Request[] {
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  return requests;
}

/** Holds back what the page asks for there until the function that it answers is called; then `go` says what becomes of it. */
export async function hold(
  page: Page,
  path: RegExp | string | ((url: URL) => boolean),
  go: (route: Route) => Promise<void> = (route) => route.continue(),
): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(path, async (route) => {
    await promise;
    await go(route);
  });
  return resolve;
}

/**
 * Leaves what the page asks of the API unanswered, except what `passes`: a call that fails is asked for again by the page itself,
 * and may be the first to find out what a test wants another call to find out. The function that it answers ends that for later calls.
 */
export async function leaveUnanswered(
  page: Page,
  passes: (request: Request) => boolean,
): Promise<() => Promise<void>> {
  const api = /\/api\//;
  await page.route(api, async (route) => {
    if (passes(route.request())) await route.continue();
  });
  return () => page.unroute(api);
}
