import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientError,
  Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  refreshTokenGrant,
  type ServerMetadata,
} from 'openid-client';
import type { Logger } from 'pino';
import type { AuthConfig } from '../config.ts';
import { type Claims, hasClaim } from './claims.ts';
import { createClientAuthentication } from './client-authentication.ts';
import { discover, timeoutSeconds } from './discovery.ts';
import { AccessRefused, type Asked, isRefusal, ProviderUnavailable } from './provider-errors.ts';
import type { Grant } from './provider-grant.ts';
import type { ClaimSource, ProviderClaims, RightsSources } from './rights-sources.ts';
import type { Transaction } from './sign-in-transaction.ts';

type OidcConfig = Extract<AuthConfig, { mode: 'oidc' }>;

/** For calls that a sign-in can do without. */
const shortTimeoutSeconds = 2;
const toleranceSeconds = 30;
/** Milliseconds that the provider counts as up without being asked. */
const discoveryMs = 10_000;

/** The provider's answer at sign-in, and the grant for asking again; null if it gave none. */
interface Answer {
  claims: ProviderClaims & { idToken: Claims };
  grant: Grant | null;
}

/** The provider's answer to a renewal. It confirms the person, even if it has nothing about their rights. */
interface Renewal {
  claims: ProviderClaims;
  grant: Grant;
  /** Why userinfo, which was asked too, did not answer. */
  failure?: unknown;
}

/** The identity provider. Every call may reject with an error that `signInReasonOf` understands. */
export interface IdentityProvider {
  /** Where to send the browser. Rejects while the provider is down, rather than send people to a dead page. */
  authorizationUrl(
    secrets: Pick<Transaction, 'state' | 'nonce' | 'codeVerifier'>,
    chooseAccount: boolean,
  ): Promise<URL>;
  /** Redeems the code and returns the claims. Checks the id token's signature, issuer, audience, nonce and times. */
  redeem(callbackUrl: URL, transaction: Transaction): Promise<Answer>;
  /**
   * Asks the provider again what a person may do. A refresh uses up the grant. Asks only the sources that had the rights at sign-in.
   * @throws {AccessRefused} the provider refuses the person; any other error means that it did not answer
   */
  renew(grant: Grant, subject: string, rightsFrom: RightsSources): Promise<Renewal>;
  /** The provider's key set URL, issuer and algorithms. */
  signer(): Promise<{ issuer: string; keys: URL }>;
  /** The URL that ends the session at the provider; undefined if it has none. */
  endSessionUrl(): Promise<URL | undefined>;
}

/**
 * The `prompt` that lets people choose an account (OpenID Connect Core 1.0, 3.1.2.1). If the provider lists the prompts it supports
 * (Initiating User Registration 1.0), only those are sent: others would fail the sign-in.
 */
function accountPrompt({ prompt_values_supported: listed }: ServerMetadata): string | undefined {
  const wanted = ['select_account', 'login'];
  return Array.isArray(listed) ? wanted.find((each) => listed.includes(each)) : wanted[0];
}

export function createIdentityProvider(
  config: OidcConfig,
  publicUrl: URL,
  now: () => number,
  log: Logger,
): IdentityProvider {
  const { clientId, issuer } = config;
  const authentication = createClientAuthentication(config.clientSecret, config.clientAuth, log);
  const insecure = issuer.protocol === 'http:';
  const redirectUri = new URL('/auth/callback', publicUrl).href;
  let found: { metadata: Promise<ServerMetadata>; at: number } | undefined;

  function metadata(): Promise<ServerMetadata> {
    if (found && now() - found.at < discoveryMs) return found.metadata;
    const asked = {
      metadata: discover(config).catch((cause: unknown) => {
        throw new ProviderUnavailable('The provider does not say where it is asked', { cause });
      }),
      at: now(),
    };
    found = asked;
    asked.metadata.catch(() => {
      if (found === asked) found = undefined;
    });
    return asked.metadata;
  }

  // A new one for each call has no cached keys: a key rotation at the provider locks no one out.
  function configured(server: ServerMetadata, method: ClientAuth = None()): Configuration {
    const made = new Configuration(server, clientId, { [clockTolerance]: toleranceSeconds }, method);
    made.timeout = timeoutSeconds;
    if (insecure) allowInsecureRequests(made);
    return made;
  }

  const configuration = async (): Promise<Configuration> => configured(await metadata());

  /** Calls the token endpoint, the only one that gets the client secret. */
  async function askForTokens<Answer>(send: (made: Configuration) => Promise<Answer>): Promise<Answer> {
    const server = await metadata();
    return authentication.ask(server, (method) => send(configured(server, method)));
  }

  const { rolesClaim, companiesClaim } = config;
  const counts = (rightsFrom: readonly ClaimSource[], source: ClaimSource): boolean =>
    rightsFrom.length === 0 || rightsFrom.includes(source);

  /** Whether userinfo is needed for claims that this id token lacks. */
  function needsUserinfo(idToken: Claims | undefined, rightsFrom: RightsSources): boolean {
    const isOpen = (claim: string, sources: readonly ClaimSource[]): boolean =>
      counts(sources, 'userinfo') &&
      !(idToken !== undefined && counts(sources, 'idToken') && hasClaim(idToken, claim));
    return (
      isOpen(rolesClaim, rightsFrom.roles) ||
      (companiesClaim !== undefined && isOpen(companiesClaim, rightsFrom.companies))
    );
  }

  /** Rejects with `AccessRefused` if the provider refuses the person. */
  const withRefusals = <T>(asked: Asked, answer: Promise<T>): Promise<T> =>
    answer.catch(async (error: unknown) => {
      const isNo = await isRefusal(error, asked);
      throw isNo ? new AccessRefused('The provider said no', { cause: error }) : error;
    });

  const hasUserinfo = (made: Configuration): boolean => made.serverMetadata().userinfo_endpoint !== undefined;

  async function renewedByRefresh(
    made: Configuration,
    refreshToken: string,
    subject: string,
    rightsFrom: RightsSources,
  ): Promise<Renewal> {
    // Received directly from the provider over TLS, which takes the place of checking the signature (OpenID Connect Core 1.0, 3.1.3.7,
    // item 6).
    const tokens = await withRefusals(
      'token',
      askForTokens((asking) => refreshTokenGrant(asking, refreshToken)),
    );
    const idToken = tokens.claims();
    if (idToken !== undefined && idToken.sub !== subject) throw new AccessRefused('Another subject');
    // Without a new one, the refresh token stays valid (RFC 6749, section 6).
    const grant: Grant = { kind: 'refresh', token: tokens.refresh_token ?? refreshToken };
    if (!hasUserinfo(made) || !needsUserinfo(idToken, rightsFrom)) {
      return { claims: { idToken, userinfo: undefined }, grant };
    }
    try {
      const userinfo = await withRefusals('userinfo', fetchUserInfo(made, tokens.access_token, subject));
      return { claims: { idToken, userinfo }, grant };
    } catch (failure) {
      if (failure instanceof AccessRefused) throw failure;
      // The refresh token was used up, so its successor must be stored. An id token alone would look as if rights had been removed.
      return { claims: { idToken: undefined, userinfo: undefined }, grant, failure };
    }
  }

  return {
    async authorizationUrl({ state, nonce, codeVerifier }, chooseAccount) {
      const made = await configuration();
      const prompt = chooseAccount ? accountPrompt(made.serverMetadata()) : undefined;
      return buildAuthorizationUrl(made, {
        redirect_uri: redirectUri,
        scope: config.scopes,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(prompt === undefined ? {} : { prompt }),
      });
    },
    async redeem(callbackUrl, { state, nonce, codeVerifier }) {
      const made = await configuration();
      const tokens = await askForTokens((asking) => {
        enableNonRepudiationChecks(asking);
        return authorizationCodeGrant(asking, callbackUrl, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new ClientError('The provider sent no id token');
      const { access_token: accessToken, refresh_token: refreshToken } = tokens;
      const grant: Grant = refreshToken
        ? { kind: 'refresh', token: refreshToken }
        : { kind: 'access', token: accessToken };
      const isComplete = !needsUserinfo(claims, { roles: [], companies: [] }) && claims['name'] !== undefined;
      const idTokenAlone: Answer = {
        claims: { idToken: claims, userinfo: undefined },
        grant: grant.kind === 'refresh' ? grant : null,
      };
      if (!hasUserinfo(made)) return idTokenAlone;
      // Asked to learn whether it agrees: a refresh may bring no id token.
      if (isComplete && grant.kind === 'refresh') made.timeout = shortTimeoutSeconds;
      try {
        const userinfo = await fetchUserInfo(made, accessToken, claims.sub);
        return { claims: { idToken: claims, userinfo }, grant };
      } catch (error) {
        if (isComplete) return idTokenAlone;
        throw error;
      }
    },
    async renew(grant, subject, rightsFrom) {
      const made = await configuration();
      if (grant.kind === 'refresh') return renewedByRefresh(made, grant.token, subject, rightsFrom);
      const userinfo = await withRefusals('userinfo', fetchUserInfo(made, grant.token, subject));
      return { claims: { idToken: undefined, userinfo }, grant };
    },
    async signer() {
      const { issuer: name, jwks_uri: keys } = await metadata();
      if (keys === undefined) throw new ClientError('The provider publishes no keys');
      return { issuer: name, keys: new URL(keys) };
    },
    async endSessionUrl() {
      const made = await configuration();
      if (made.serverMetadata().end_session_endpoint === undefined) return undefined;
      // The client id replaces an id token, which would put personal data into a URL.
      return buildEndSessionUrl(made, {
        post_logout_redirect_uri: new URL('/auth/logged-out', publicUrl).href,
      });
    },
  };
}
