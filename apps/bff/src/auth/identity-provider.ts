import {
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
  refreshTokenGrant,
  type ServerMetadata,
} from 'openid-client';
import type { AuthConfig } from '../config.ts';
import { AccessRefused, isRefusal } from './provider-errors.ts';
import type { Grant } from './provider-grant.ts';
import { type Claims, readClaim } from './roles.ts';
import type { Transaction } from './sign-in-transaction.ts';

type OidcConfig = Extract<AuthConfig, { mode: 'oidc' }>;

const timeoutSeconds = 5;
const toleranceSeconds = 30;
/** Milliseconds for which the provider counts as up without being asked. */
const discoveryMs = 10_000;

/** What the provider says of somebody, and what to ask it again with; null where it gave nothing that answers for roles. */
export interface Answer {
  claims: Claims;
  grant: Grant | null;
}

/** The provider as the console sees it. Every call may reject with what `signInReasonOf` can read. */
export interface IdentityProvider {
  /** Where to send the browser; rejects while the provider is down, so that nobody is sent to a dead page. */
  authorizationUrl(secrets: Pick<Transaction, 'state' | 'nonce' | 'codeVerifier'>): Promise<URL>;
  /** Turns the provider's answer into claims; the id token's signature, issuer, audience, nonce and times are checked. */
  redeem(callbackUrl: URL, transaction: Transaction): Promise<Answer>;
  /**
   * Asks again what somebody may do, by a grant of theirs, which a refresh uses up.
   * @throws {AccessRefused} the provider says no; anything else is no answer
   */
  renew(grant: Grant, subject: string): Promise<Answer>;
  /** Where the provider publishes its keys and by what name it signs. */
  signer(): Promise<{ issuer: string; keys: URL }>;
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

  // A new one for each call has no keys cached, so that a rotation at the provider never locks anybody out.
  async function configuration(): Promise<Configuration> {
    const made = new Configuration(
      await metadata(),
      clientId,
      { [clockTolerance]: toleranceSeconds },
      authentication,
    );
    made.timeout = timeoutSeconds;
    if (insecure) allowInsecureRequests(made);
    return made;
  }

  const asked = [config.rolesClaim, ...(config.companiesClaim === undefined ? [] : [config.companiesClaim])];
  const tells = (claims: Claims): boolean => asked.every((claim) => readClaim(claims, claim) !== undefined);

  /** The claims of the id token, with those of userinfo where it leaves something open. */
  async function answer(
    made: Configuration,
    tokens: { access_token: string; refresh_token?: string | undefined },
    idToken: Claims | undefined,
    subject: string,
  ): Promise<Answer> {
    const complete = idToken !== undefined && tells(idToken) && idToken.name !== undefined;
    const { access_token: accessToken, refresh_token: refreshToken } = tokens;
    const grant: Grant | null = refreshToken ? { kind: 'refresh', token: refreshToken } : null;
    const hasUserinfo = made.serverMetadata().userinfo_endpoint !== undefined;
    if (idToken !== undefined && (!hasUserinfo || (complete && grant))) return { claims: idToken, grant };
    let said: Claims;
    try {
      said = await fetchUserInfo(made, accessToken, subject);
    } catch (error) {
      if (complete) return { claims: idToken, grant };
      throw error;
    }
    const byUserinfo: Grant | null = tells(said) ? { kind: 'access', token: accessToken } : null;
    return { claims: { ...said, ...idToken }, grant: grant ?? byUserinfo };
  }

  async function renewed(grant: Grant, subject: string): Promise<Answer> {
    const made = await configuration();
    if (grant.kind === 'access') {
      return { claims: await fetchUserInfo(made, grant.token, subject), grant };
    }
    // Straight from the provider over TLS, which stands for the signature (OpenID Connect Core 1.0, 3.1.3.7, item 6).
    const tokens = await refreshTokenGrant(made, grant.token);
    const idToken = tokens.claims();
    if (idToken !== undefined && idToken.sub !== subject) throw new AccessRefused('Another subject');
    // Where none came with it, the refresh token stays the same (RFC 6749, section 6).
    return answer(made, { ...tokens, refresh_token: tokens.refresh_token ?? grant.token }, idToken, subject);
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
      enableNonRepudiationChecks(made);
      const tokens = await authorizationCodeGrant(made, callbackUrl, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new ClientError('The provider sent no id token');
      return answer(made, tokens, claims, claims.sub);
    },
    async renew(grant, subject) {
      try {
        return await renewed(grant, subject);
      } catch (error) {
        throw isRefusal(error) ? new AccessRefused('The provider said no', { cause: error }) : error;
      }
    },
    async signer() {
      const { issuer: name, jwks_uri: keys } = await metadata();
      if (keys === undefined) throw new ClientError('The provider publishes no keys');
      return { issuer: name, keys: new URL(keys) };
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
