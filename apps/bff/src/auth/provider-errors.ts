import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { errorWords, responseOf } from './provider-error-facts.ts';

/** The provider refuses this person, or wants them to sign in again. */
export class AccessRefused extends Error {
  override name = 'AccessRefused';
}

/** The provider's metadata cannot be read, so it cannot be asked anything. */
export class ProviderUnavailable extends Error {
  override name = 'ProviderUnavailable';
}

const unavailableErrors = new Set(['temporarily_unavailable', 'server_error']);

const isOverloaded = (status: number): boolean => status >= 500 || status === 429;

function isUnavailable(error: unknown): boolean {
  if (error instanceof ProviderUnavailable) return true;
  if (error instanceof AuthorizationResponseError) return unavailableErrors.has(error.error);
  if (error instanceof ResponseBodyError && unavailableErrors.has(error.error)) return true;
  // fetch reports a failed connection as a TypeError with its cause.
  if (error instanceof TypeError) return error.cause !== undefined;
  if (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT') return true;
  const response = responseOf(error);
  return response !== undefined && isOverloaded(response.status);
}

/** The sign-in at the provider expired before it was finished (OpenID Connect Core 1.0, 3.1.2.6). Another attempt may work. */
const startAgain = new Set(['login_required', 'interaction_required', 'account_selection_required']);

/** The person, or the provider on their behalf, declined the sign-in or the consent. */
const saidNo = new Set(['access_denied', 'consent_required']);

/** Keycloak's error code for a sign-in page that was open for too long. It is up, and the person may start again. */
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

/** Error codes that refuse the person or their token (RFC 6749 5.2, RFC 6750 3.1, OpenID Connect Core 1.0 3.1.2.6). */
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

/** Error codes that refuse the console or its request, or mean that the provider is unavailable (RFC 6749 5.2 and 4.1.2.1). */
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
 * Whether the token endpoint rejects the console's own id and secret. A bare 401 means that too (RFC 6749, section 5.2); Keycloak calls it
 * `unauthorized_client`.
 */
export async function isClientRejected(error: unknown): Promise<boolean> {
  const words = await errorWords(error);
  if (words.includes('invalid_client')) return true;
  return responseOf(error)?.status === 401 && !words.some((word) => refusals.has(word));
}

/** The endpoint that was asked. The same status means something else at each. */
export type Asked = 'token' | 'userinfo';

/**
 * Whether the provider refuses a person or their token, rather than the console or nothing at all. docs/security.md has the table of
 * answers.
 */
export async function isRefusal(error: unknown, asked: Asked): Promise<boolean> {
  const response = responseOf(error);
  // Claims about another subject must not be used (OpenID Connect Core 1.0, 5.3.2).
  if (response === undefined) return isAnotherSubject(error);
  const { status } = response;
  if (status < 400 || isOverloaded(status)) return false;
  const words = await errorWords(error);
  if (words.some((word) => refusals.has(word))) return true;
  // Userinfo gets only the person's token as credentials (RFC 9110 15.5.2 and 15.5.4).
  if (asked === 'userinfo') return status === 401 || status === 403;
  // There, 401 is about the console's own secret; 400 refuses a refresh (RFC 6749 5.2), whether its body can be read or not.
  return (status === 400 || status === 403) && !words.some((word) => notThePerson.has(word));
}

const isAnotherSubject = (error: unknown): boolean =>
  error instanceof ClientError && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED';
