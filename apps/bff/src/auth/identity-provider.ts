import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
  type ServerMetadata,
} from 'openid-client';
import type { AuthConfig } from '../config.ts';
import { type Claims, readClaim } from './roles.ts';
import type { Transaction } from './sign-in-transaction.ts';

type OidcConfig = Extract<AuthConfig, { mode: 'oidc' }>;

const timeoutSeconds = 5;
const toleranceSeconds = 30;
/** Milliseconds for which the provider counts as up without being asked. */
const discoveryMs = 10_000;

/** The provider as the console sees it. Every call may reject with what `signInReasonOf` can read. */
export interface IdentityProvider {
  /** Where to send the browser; rejects while the provider is down, so that nobody is sent to a dead page. */
  authorizationUrl(secrets: Pick<Transaction, 'state' | 'nonce' | 'codeVerifier'>): Promise<URL>;
  /** Turns the provider's answer into claims; the id token's signature, issuer, audience, nonce and times are checked. */
  redeem(callbackUrl: URL, transaction: Transaction): Promise<Claims>;
  /** Where the session at the provider ends, or undefined when it has no such page. */
  endSessionUrl(): Promise<URL | undefined>;
}

/** By post where the provider lists it, and else by the header that OpenID Connect takes for granted. */
function clientAuthentication(secret: string): ClientAuth {
  const post = ClientSecretPost(secret);
  const basic = ClientSecretBasic(secret);
  return (server, ...rest) => {
    const byPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false;
    return (byPost ? post : basic)(server, ...rest);
  };
}

export function createIdentityProvider(
  config: OidcConfig,
  publicUrl: URL,
  now: () => number,
): IdentityProvider {
  const { clientId, issuer } = config;
  const authentication = clientAuthentication(config.clientSecret);
  const insecure = issuer.protocol === 'http:';
  const redirectUri = new URL('/auth/callback', publicUrl).href;
  let found: { metadata: Promise<ServerMetadata>; at: number } | undefined;

  function metadata(): Promise<ServerMetadata> {
    if (found && now() - found.at < discoveryMs) return found.metadata;
    const asked = {
      metadata: discovery(issuer, clientId, undefined, authentication, {
        timeout: timeoutSeconds,
        execute: insecure ? [allowInsecureRequests] : [],
      }).then((discovered) => discovered.serverMetadata()),
      at: now(),
    };
    found = asked;
    asked.metadata.catch(() => {
      if (found === asked) found = undefined;
    });
    return asked.metadata;
  }

  // A new one for each sign-in has no keys cached, so that a rotation at the provider never locks anybody out.
  async function configuration(): Promise<Configuration> {
    const made = new Configuration(
      await metadata(),
      clientId,
      { [clockTolerance]: toleranceSeconds },
      authentication,
    );
    made.timeout = timeoutSeconds;
    enableNonRepudiationChecks(made);
    if (insecure) allowInsecureRequests(made);
    return made;
  }

  return {
    async authorizationUrl({ state, nonce, codeVerifier }) {
      return buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: config.scopes,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
    },
    async redeem(callbackUrl, { state, nonce, codeVerifier }) {
      const made = await configuration();
      const tokens = await authorizationCodeGrant(made, callbackUrl, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new ClientError('The provider sent no id token');
      const complete = readClaim(claims, config.rolesClaim) !== undefined && claims.name !== undefined;
      if (complete || made.serverMetadata().userinfo_endpoint === undefined) return claims;
      return { ...(await fetchUserInfo(made, tokens.access_token, claims.sub)), ...claims };
    },
    async endSessionUrl() {
      const made = await configuration();
      if (made.serverMetadata().end_session_endpoint === undefined) return undefined;
      // The client id stands in for an id token, which would put personal data into a URL.
      return buildEndSessionUrl(made, {
        post_logout_redirect_uri: new URL('/auth/logged-out', publicUrl).href,
      });
    },
  };
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
