import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { Role } from './role.ts';

/** Who is signed in, and the reseller company whose credential the console holds. */
export const Session = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.nullable(z.string()),
    role: Role,
    /** True for somebody who sees certain companies only. */
    limited: z._default(z.boolean(), false),
  }),
  reseller: z.object({ companyId: z.nullable(z.string()), name: z.nullable(z.string()) }),
  /** Whether a new target user needs a telephone number (docs/keepnet-api.md, A10). */
  phoneRequired: z._default(z.boolean(), true),
});
export type Session = z.infer<typeof Session>;

export const getSession = operation({
  method: 'GET',
  path: '/api/session',
  role: 'any',
  effect: 'read',
  scope: 'self',
  response: Session,
});

/**
 * The header that says whose page a call comes from, and in the answer, who it was answered for. A call for another person than the
 * one who is signed in is refused with `wrong_person`; `getSession` answers it, since it says who is signed in now.
 */
export const personHeader = 'X-Person';

/** A person's id as `personHeader` carries it: what a header cannot hold is percent-encoded, and so is `%`. */
export const personValue = (id: string): string =>
  id.toWellFormed().replaceAll(/[^!-$&-~]/gu, encodeURIComponent);

/** The header of a call that no person caused, such as polling: it does not count as use of the session. Its value is 1. */
export const backgroundHeader = 'X-Background';

/** Ends the session here; `redirectTo` is where the browser goes to end it at the identity provider as well. */
export const logout = operation({
  method: 'POST',
  path: '/auth/logout',
  role: 'any',
  effect: 'write',
  scope: 'self',
  audit: 'session.sign_out',
  response: z.object({ redirectTo: z.string() }),
});

/** Redeems the one-time link of `AUTH_MODE=local`; the token is good once, for two minutes. */
export const localSignIn = operation({
  method: 'POST',
  path: '/auth/local',
  role: 'any',
  effect: 'write',
  scope: 'self',
  audit: 'session.sign_in',
  body: z.object({ token: z.string().check(z.minLength(20), z.maxLength(200)) }),
  response: z.object({ redirectTo: z.string() }),
});

/** Why the sign-in page is shown; the `reason` of `/sign-in?reason=`. The list is closed, and nothing of a provider's text is in it. */
export const signInReasons = [
  'signed_out',
  'session_ended',
  'identity_provider_unavailable',
  'storage_unavailable',
  'sign_in_cancelled',
  'sign_in_expired',
  'sign_in_failed',
  'insecure_connection',
  'local_link_needed',
] as const;
export type SignInReason = (typeof signInReasons)[number];

const fixedStart = /^\/(?:api|auth|healthz|readyz|metrics|assets)(?:[/?#]|$)/i;

/**
 * The path to return to after sign-in: a path of the SPA with its query, or `/` for anything else. Never another origin, `//`,
 * `/\`, control characters, `/api` or `/auth` (OWASP ASVS 5.0 on unvalidated redirects).
 */
export function safeReturnTo(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2000 || !value.startsWith('/')) return '/';
  let url: URL;
  try {
    url = new URL(value, 'http://console.invalid');
  } catch {
    return '/';
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  const stays = url.origin === 'http://console.invalid' && !url.pathname.startsWith('//');
  let decoded: string;
  try {
    decoded = decodeURIComponent(url.pathname);
  } catch {
    return '/';
  }
  const plain =
    !/^\/[/\\]/.test(value) && !/[\\\p{Cc}]/u.test(value) && !/^\/[/\\]|[\\\p{Cc}]/u.test(decoded);
  return stays && plain && !fixedStart.test(url.pathname) && !fixedStart.test(decoded) ? path : '/';
}
