import { HttpClient } from '../../apps/bff/test/support/http-client.ts';
import { signInTo } from '../../apps/bff/test/support/sign-in-flow.ts';
import { DEMO_CLIENT } from '../../apps/sandbox/src/seed/known.ts';
import { searchTargetUsers } from '../../packages/keepnet/src/target-user-search.ts';
import type { Asked } from './download.ts';

/** A token of the sandbox, as the console gets one. */
export async function sandboxToken(sandboxUrl: string): Promise<string> {
  const answer = await fetch(`${sandboxUrl}/connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: DEMO_CLIENT.id,
      client_secret: DEMO_CLIENT.secret,
      scope: 'api1',
    }),
  });
  const token: unknown = await answer.json();
  if (typeof token !== 'object' || token === null || !('access_token' in token)) throw new Error('No token');
  return String(token.access_token);
}

/** What the console asks Keepnet for when a person opens the target users of a company. */
export const searchOfUsers = (pageSize: number) =>
  searchTargetUsers({ page: 1, pageSize, sort: 'createdAt', order: 'desc' }).body;

/** The headers under which a call goes to Keepnet. */
export const scopedHeaders = (token: string, companyId: string) => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
  'x-keepnet-company-id': companyId,
});

/** The export of all target users of a company, asked of Keepnet itself or of its replacement. */
export const exportRequest = (origin: string, token: string, companyId: string): Asked => ({
  url: new URL('/api/target-users/search/export', origin),
  options: { method: 'POST', headers: scopedHeaders(token, companyId) },
  body: JSON.stringify({ ...searchOfUsers(25), reportAllPages: true, exportType: 'CSV' }),
});

/** A browser with a person signed in to the console. */
export async function signedIn(url: string, who: 'viewer' | 'operator'): Promise<HttpClient> {
  const browser = new HttpClient(url);
  await signInTo(browser, who);
  return browser;
}

/** The cookie header of a browser, which is closed. */
export async function cookieOf(browser: HttpClient): Promise<string> {
  const cookie = [...browser.cookies()].map(([name, value]) => `${name}=${value}`).join('; ');
  await browser.close();
  return cookie;
}

/** Signs in to the console as a viewer; answers how its pages ask for a path. */
export async function consoleRequest(url: string): Promise<(path: string) => Asked> {
  const cookie = await cookieOf(await signedIn(url, 'viewer'));
  return (path) => ({
    url: new URL(path, url),
    options: { headers: { cookie, 'x-csrf': '1', 'sec-fetch-site': 'same-origin' } },
  });
}
