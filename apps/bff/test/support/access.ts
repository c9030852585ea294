import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { openGrant } from '../../src/auth/provider-grant.ts';
import { createSeal } from '../../src/auth/sealed.ts';
import type { TestConsole } from './console.ts';
import type { HttpClient } from './http-client.ts';
import { rowsOf } from './rows.ts';

/** The table of endpoints against roles that people read. */
export const accessTablePath = fileURLToPath(new URL('../../../../docs/access.md', import.meta.url));

const Who = z.object({
  code: z.string().optional(),
  user: z.object({ role: z.string(), limited: z.boolean() }).optional(),
});

/** How the console sees a browser: the role in it, or the code of its refusal. */
export async function roleSeen(browser: HttpClient, origin = ''): Promise<string | undefined> {
  const init =
    origin === '' ? {} : { headers: { cookie: cookieOf(browser), 'sec-fetch-site': 'same-origin' } };
  const response = await browser.request(`${origin}/api/session`, init);
  const { code, user } = Who.parse(await response.json());
  return code ?? user?.role;
}

/** The cookies of a browser as a header, for a replica at another address. */
export const cookieOf = (browser: HttpClient): string =>
  [...browser.cookies()].map(([name, value]) => `${name}=${value}`).join('; ');

const Event = z.looseObject({
  action: z.string(),
  outcome: z.string(),
  person_name: z.string().nullable(),
  target: z.string().nullable(),
  detail: z.nullable(z.string().transform((text): unknown => JSON.parse(text))),
});

/** The events of these actions, oldest first. */
export async function eventsOf(site: TestConsole, ...actions: string[]) {
  const rows = (await rowsOf(site, 'audit_events')).sort((a, b) => Number(a.id) - Number(b.id));
  return rows.map((row) => Event.parse(row)).filter(({ action }) => actions.includes(action));
}

/** The tokens of the provider that the database keeps, as only the console can read them. */
export async function keptTokens(site: TestConsole): Promise<{ sealed: string; token: string }[]> {
  const seal = createSeal(site.environment['SESSION_SECRET'] ?? '', 'provider-grant');
  return (await rowsOf(site, 'sessions')).flatMap(({ sealed_grant: sealed }) => {
    const grant = typeof sealed === 'string' ? openGrant(seal, sealed) : undefined;
    return grant === undefined ? [] : [{ sealed: String(sealed), token: grant.token }];
  });
}
