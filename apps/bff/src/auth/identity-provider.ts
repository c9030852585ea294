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
import { type Claims, tells } from './claims.ts';
import { createClientAuthentication } from './client-authentication.ts';
import { discover, timeoutSeconds } from './discovery.ts';
import { AccessRefused, type Asked, isRefusal, ProviderUnavailable } from './provider-errors.ts';
import type { Grant } from './provider-grant.ts';
import type { Transaction } from './sign-in-transaction.ts';
import type { Said, Source, Told } from './told.ts';

type OidcConfig = Extract<AuthConfig, { mode: 'oidc' }>;

/** For what a sign-in is not in need of. */
const shortTimeoutSeconds = 2;
const toleranceSeconds = 30;
/** Milliseconds for which the provider counts as up without being asked. */
const discoveryMs = 10_000;

/** What the provider says of a person at sign-in, and what to ask it again with; null where it gave nothing for that. */
export interface Answer {
  said: Said & { idToken: Claims };
  grant: Grant | null;
}

/** What it says later. It lets the person in, also where it says nothing of their rights. */
export interface Renewal {
  said: Said;
  grant: Grant;
  /** Why userinfo, which was asked as well, gave no answer. */
  failure?: unknown;
}

/** The provider as the console sees it. Every call may reject with what `signInReasonOf` can read. */
export interface IdentityProvider {
  /**
   * Where to send the browser; rejects while the provider is down, so that nobody is sent to a dead page. `chooseAccount` has the
   * provider ask which account it should be, also where one is signed in.
   */
  authorizationUrl(
    secrets: Pick<Transaction, 'state' | 'nonce' | 'codeVerifier'>,
    chooseAccount: boolean,
  ): Promise<URL>;
  /** Turns the provider's answer into claims; the id token's signature, issuer, audience, nonce and times are checked. */
  redeem(callbackUrl: URL, transaction: Transaction): Promise<Answer>;
  /**
   * Asks again what a person may do, by a grant of theirs, which a refresh uses up. Asks the sources alone that told at sign-in.
   * @throws {AccessRefused} the provider says no; anything else is no answer
   */
  renew(grant: Grant, subject: string, told: Told): Promise<Renewal>;
  /** Where the provider publishes its keys and by what name it signs. */
  signer(): Promise<{ issuer: string; keys: URL }>;
  /** Where the session at the provider ends, or undefined when it has no such page. */
  endSessionUrl(): Promise<URL | undefined>;
}

/**
 * How this provider is asked to let people choose an account (OpenID Connect Core 1.0, 3.1.2.1). Where it lists what it knows
 * (Initiating User Registration 1.0), nothing else is asked, since it would refuse the sign-in.
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

  // A new one for each call has no keys cached, so that a rotation at the provider never locks anybody out.
  function configured(server: ServerMetadata, method: ClientAuth = None()): Configuration {
    const made = new Configuration(server, clientId, { [clockTolerance]: toleranceSeconds }, method);
    made.timeout = timeoutSeconds;
    if (insecure) allowInsecureRequests(made);
    return made;
  }

  const configuration = async (): Promise<Configuration> => configured(await metadata());

  /** A call to the token endpoint, which alone is shown the client secret. */
  async function askForTokens<Answer>(send: (made: Configuration) => Promise<Answer>): Promise<Answer> {
    const server = await metadata();
    return authentication.ask(server, (method) => send(configured(server, method)));
  }

  const { rolesClaim, companiesClaim } = config;
  const counts = (told: readonly Source[], source: Source): boolean =>
    told.length === 0 || told.includes(source);

  /** Whether userinfo has a say in what this id token leaves open. */
  function needsUserinfo(idToken: Claims | undefined, told: Told): boolean {
    const isOpen = (claim: string, sources: readonly Source[]): boolean =>
      counts(sources, 'userinfo') &&
      !(idToken !== undefined && counts(sources, 'idToken') && tells(idToken, claim));
    return (
      isOpen(rolesClaim, told.roles) ||
      (companiesClaim !== undefined && isOpen(companiesClaim, told.companies))
    );
  }

  /** Rejects with `AccessRefused` where the provider says no. */
  const heeded = <T>(asked: Asked, answer: Promise<T>): Promise<T> =>
    answer.catch(async (error: unknown) => {
      const isNo = await isRefusal(error, asked);
      throw isNo ? new AccessRefused('The provider said no', { cause: error }) : error;
    });

  const hasUserinfo = (made: Configuration): boolean => made.serverMetadata().userinfo_endpoint !== undefined;

  async function renewedByRefresh(
    made: Configuration,
    refreshToken: string,
    subject: string,
    told: Told,
  ): Promise<Renewal> {
    // Straight from the provider over TLS, which stands for the signature (OpenID Connect Core 1.0, 3.1.3.7, item 6).
    const tokens = await heeded(
      'token',
      askForTokens((asking) => refreshTokenGrant(asking, refreshToken)),
    );
    const idToken = tokens.claims();
    if (idToken !== undefined && idToken.sub !== subject) throw new AccessRefused('Another subject');
    // Where none came with it, the refresh token stays the same (RFC 6749, section 6).
    const grant: Grant = { kind: 'refresh', token: tokens.refresh_token ?? refreshToken };
    if (!hasUserinfo(made) || !needsUserinfo(idToken, told)) {
      return { said: { idToken, userinfo: undefined }, grant };
    }
    try {
      const userinfo = await heeded('userinfo', fetchUserInfo(made, tokens.access_token, subject));
      return { said: { idToken, userinfo }, grant };
    } catch (failure) {
      if (failure instanceof AccessRefused) throw failure;
      // The refresh token was used up, so its successor must be kept. An id token alone would look as if it took rights away.
      return { said: { idToken: undefined, userinfo: undefined }, grant, failure };
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
        said: { idToken: claims, userinfo: undefined },
        grant: grant.kind === 'refresh' ? grant : null,
      };
      if (!hasUserinfo(made)) return idTokenAlone;
      // Asked all the same, to know whether it tells the same: a refresh may bring no id token.
      if (isComplete && grant.kind === 'refresh') made.timeout = shortTimeoutSeconds;
      try {
        const userinfo = await fetchUserInfo(made, accessToken, claims.sub);
        return { said: { idToken: claims, userinfo }, grant };
      } catch (error) {
        if (isComplete) return idTokenAlone;
        throw error;
      }
    },
    async renew(grant, subject, told) {
      const made = await configuration();
      if (grant.kind === 'refresh') return renewedByRefresh(made, grant.token, subject, told);
      const userinfo = await heeded('userinfo', fetchUserInfo(made, grant.token, subject));
      return { said: { idToken: undefined, userinfo }, grant };
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
