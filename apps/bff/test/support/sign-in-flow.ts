import { demoPassword } from '@reseller-console/sandbox';
import type { Response } from 'undici';
import * as z from 'zod';
import type { HttpClient } from './http-client.ts';

const maxRedirects = 12;

async function redirected(
  browser: HttpClient,
  start: URL,
  stop: (url: URL) => boolean,
): Promise<{ url: URL; response: Response | undefined }> {
  let url = start;
  for (let count = 0; count < maxRedirects; count += 1) {
    if (stop(url)) return { url, response: undefined };
    const response = await browser.request(url.href);
    const location = response.headers.get('location');
    if (location === null) return { url, response };
    await response.body?.cancel();
    url = new URL(location, url);
  }
  throw new Error('Redirects without end');
}

/** Starts a sign-in and fills in the provider's form; answers the address of the callback, not yet visited. */
export async function callbackUrl(
  browser: HttpClient,
  account: string,
  ...returnTo: readonly string[]
): Promise<URL> {
  const login = new URL('/auth/login', browser.origin);
  for (const page of returnTo) login.searchParams.append('returnTo', page);
  const isBack = (url: URL): boolean => url.origin === browser.origin && url.pathname !== '/auth/login';
  const form = await redirected(browser, login, isBack);
  // The provider sends a person who is signed in there straight back.
  if (!form.response) return form.url;
  await form.response.body?.cancel();
  const answer = await browser.request(form.url.href, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ account, password: demoPassword }).toString(),
  });
  await answer.body?.cancel();
  const next = answer.headers.get('location');
  if (next === null) throw new Error(`The provider did not accept ${account}`);
  return (await redirected(browser, new URL(next, form.url), isBack)).url;
}

/** Follows redirects within /auth; answers the path and query of the page of the console that they lead to. */
export async function visit(browser: HttpClient, target: string | URL): Promise<string> {
  const start = new URL(target, browser.origin);
  const isPage = (url: URL): boolean => url.origin !== browser.origin || !url.pathname.startsWith('/auth/');
  const { url, response } = await redirected(browser, start, isPage);
  await response?.body?.cancel();
  return url.href.replace(browser.origin, '');
}

/** Signs in and answers the page that the console sends the browser to. */
export async function signInTo(
  browser: HttpClient,
  account: string,
  ...returnTo: readonly string[]
): Promise<string> {
  return visit(browser, await callbackUrl(browser, account, ...returnTo));
}

const Answer = z.object({
  code: z.string().optional(),
  redirectTo: z.string().optional(),
  user: z.record(z.string(), z.unknown()).optional(),
});

/** The status and the telling parts of a JSON answer. */
export async function answerOf(
  response: Response | Promise<Response>,
): Promise<{ status: number } & z.infer<typeof Answer>> {
  const received = await response;
  return { status: received.status, ...Answer.parse(await received.json()) };
}
