import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { errorWords, responseOf } from './provider-error-facts.ts';

/** The provider does not let this person in any more, or wants to see them again. */
export class AccessRefused extends Error {
  override name = 'AccessRefused';
}

/** What the provider publishes about itself cannot be had, so nothing can be asked of it. */
export class ProviderUnavailable extends Error {
  override name = 'ProviderUnavailable';
}

const unavailableErrors = new Set(['temporarily_unavailable', 'server_error']);

const isOverloaded = (status: number): boolean => status >= 500 || status === 429;

function isUnavailable(error: unknown): boolean {
  if (error instanceof ProviderUnavailable) return true;
  if (error instanceof AuthorizationResponseError) return unavailableErrors.has(error.error);
  if (error instanceof ResponseBodyError && unavailableErrors.has(error.error)) return true;
  // The platform's fetch reports a connection that fails as a TypeError with its cause.
  if (error instanceof TypeError) return error.cause !== undefined;
  if (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT') return true;
  const response = responseOf(error);
  return response !== undefined && isOverloaded(response.status);
}

/** The provider's own sign-in was over before it was finished (OpenID Connect Core 1.0, 3.1.2.6): another one may work. */
const startAgain = new Set(['login_required', 'interaction_required', 'account_selection_required']);

/** The person, or the provider in their place, said no, to the sign-in or to what the console asks to know. */
const saidNo = new Set(['access_denied', 'consent_required']);

/** Keycloak's words for a sign-in page that was open for too long: it is up, and the person may start again. */
const isOver = ({ error, error_description: description }: AuthorizationResponseError): boolean =>
  startAgain.has(error) || description === 'authentication_expired';

/** Why a sign-in at the provider did not work. */
export function signInReasonOf(
  error: unknown,
): 'identity_provider_unavailable' | 'sign_in_cancelled' | 'sign_in_expired' | 'sign_in_failed' {
  const isAnswer = error instanceof AuthorizationResponseError;
  if (isAnswer && isOver(error)) return 'sign_in_expired';
  if (isUnavailable(error)) return 'identity_provider_unavailable';
  return isAnswer && saidNo.has(error.error) ? 'sign_in_cancelled' : 'sign_in_failed';
}

/** Words that say no to a person's token or to the person (RFC 6749 5.2, RFC 6750 3.1, OpenID Connect Core 1.0 3.1.2.6). */
const refusals = new Set([
  'invalid_grant',
  'invalid_token',
  'insufficient_scope',
  'access_denied',
  'interaction_required',
  'login_required',
  'consent_required',
  'account_selection_required',
]);

/** Words that say no to the console or to how it asks, or that the provider is not itself just now (RFC 6749 5.2 and 4.1.2.1). */
const notThePerson = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_request',
  'unsupported_grant_type',
  'invalid_scope',
  'temporarily_unavailable',
  'server_error',
]);

/**
 * True when the token endpoint does not accept the console's own id and secret. 401 stands for that without a word too
 * (RFC 6749, section 5.2); Keycloak calls it `unauthorized_client`.
 */
export async function isClientRejected(error: unknown): Promise<boolean> {
  const words = await errorWords(error);
  if (words.includes('invalid_client')) return true;
  return responseOf(error)?.status === 401 && !words.some((word) => refusals.has(word));
}

/** Where somebody is asked about again. A status means something else at each. */
export type Asked = 'token' | 'userinfo';

/**
 * True when the provider says no to a person or to a token of theirs, rather than to the console, or nothing at all. The table of
 * answers is in docs/security.md.
 */
export async function isRefusal(error: unknown, asked: Asked): Promise<boolean> {
  const response = responseOf(error);
  // Whatever it says of somebody else must not be used (OpenID Connect Core 1.0, 5.3.2).
  if (response === undefined) return isAnotherSubject(error);
  const { status } = response;
  if (status < 400 || isOverloaded(status)) return false;
  const words = await errorWords(error);
  if (words.some((word) => refusals.has(word))) return true;
  // The credentials that userinfo is shown are the person's token alone (RFC 9110 15.5.2 and 15.5.4).
  if (asked === 'userinfo') return status === 401 || status === 403;
  // 401 is about the console's own secret there; 400 is how a refresh is refused (RFC 6749 5.2), read or not.
  return (status === 400 || status === 403) && !words.some((word) => notThePerson.has(word));
}

const isAnotherSubject = (error: unknown): boolean =>
  error instanceof ClientError && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED';
