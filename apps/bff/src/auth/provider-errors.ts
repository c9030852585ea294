import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';

/** The provider does not let this person in any more, or wants to see them again. */
export class AccessRefused extends Error {
  override name = 'AccessRefused';
}

const unavailableErrors = new Set(['temporarily_unavailable', 'server_error']);

function isUnavailable(error: unknown): boolean {
  if (error instanceof AuthorizationResponseError) return unavailableErrors.has(error.error);
  if (error instanceof ResponseBodyError) return error.status >= 500 || unavailableErrors.has(error.error);
  // The platform's fetch reports a connection that fails as a TypeError with its cause.
  if (error instanceof TypeError) return error.cause !== undefined;
  if (!(error instanceof ClientError)) return false;
  if (error.code === 'OAUTH_TIMEOUT') return true;
  return error.cause instanceof Response && error.cause.status >= 500;
}

/** Why a sign-in at the provider did not work. */
export function signInReasonOf(
  error: unknown,
): 'identity_provider_unavailable' | 'sign_in_cancelled' | 'sign_in_failed' {
  if (isUnavailable(error)) return 'identity_provider_unavailable';
  const cancelled = error instanceof AuthorizationResponseError && error.error === 'access_denied';
  return cancelled ? 'sign_in_cancelled' : 'sign_in_failed';
}

const refusals = new Set([
  'invalid_grant',
  'access_denied',
  'interaction_required',
  'login_required',
  'consent_required',
]);

/** True when the provider says no to a token of somebody, rather than to the console, or nothing at all. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof AccessRefused) return true;
  if (error instanceof ResponseBodyError) return refusals.has(error.error);
  return error instanceof WWWAuthenticateChallengeError && error.status === 401;
}

/** The library's own code of an error, safe to log: a fixed word, never the provider's text. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'unknown';
}
