import * as z from 'zod/mini';
import { operation } from './operation.ts';

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
  'signed_out_here',
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
