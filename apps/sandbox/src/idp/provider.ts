import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import {
  type Configuration,
  interactionPolicy,
  type JWK,
  type KoaContextWithOIDC,
  Provider,
} from 'oidc-provider';
import type { AccountDirectory } from './accounts.ts';
import { claimsOf, rightsClaims, type Telling } from './claims.ts';
import { escapeHtml, page, signOutForm } from './pages.ts';
import type { Storage } from './storage.ts';

/** How a client is registered to show its secret (OpenID Connect Core 1.0, section 9). */
export type ClientAuth = 'client_secret_basic' | 'client_secret_post';

export interface ProviderOptions {
  /** For example `http://127.0.0.1:4000/idp`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The one way in which the client may show its secret, as strict providers have it; without it, either. */
  clientAuth?: ClientAuth;
  redirectUris: readonly string[];
  postLogoutRedirectUris: readonly string[];
  backchannelLogoutUri?: string;
  /** Gives a refresh token with every sign-in, as some providers do, and not only for `offline_access`. */
  refreshTokens?: boolean;
  cookieKeys: readonly string[];
}

const idTokenSeconds = 3600;

/** What is changed about a provider while it runs. */
export interface Present {
  /** Seconds that the clock of id tokens is ahead. */
  skewSeconds: number;
  telling: Telling;
}

const isRefresh = (oidc: { params?: Record<string, unknown> | undefined } | undefined): boolean =>
  oidc?.params?.['grant_type'] === 'refresh_token';

/** A key to sign tokens with, in both forms that are asked for. */
export interface SigningKey {
  kid: string;
  jwk: JWK;
  privateKey: KeyObject;
}

export function createSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const { kty, n, e, d, p, q, dp, dq, qi } = privateKey.export({ format: 'jwk' });
  return { kid, jwk: { kid, kty, n, e, d, p, q, dp, dq, qi, use: 'sig', alg: 'RS256' }, privateKey };
}

async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { client, session } = oidc;
  if (!client || !session?.accountId) return undefined;
  const granted = oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const existing = granted === undefined ? undefined : await oidc.provider.Grant.find(granted);
  if (existing) return existing;
  const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email offline_access');
  await grant.save();
  return grant;
}

/** The prompts that OpenID Connect Core 1.0, 3.1.2.1 defines; the library's own lack the choice of an account. */
function prompts() {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
}

function configuration(
  options: ProviderOptions,
  keys: readonly JWK[],
  storage: Storage,
  accounts: AccountDirectory,
  present: Present,
): Configuration {
  const { pathname } = new URL(options.issuer);
  const stylesheet = `${pathname}/style.css`;
  return {
    adapter: storage.adapter,
    // The provider would refuse to call loopback (its guard is in the dispatcher), where everything of the demo lives.
    fetch: (url, { dispatcher: _guard, ...init } = {}) => globalThis.fetch(url, init),
    jwks: { keys },
    cookies: {
      keys: options.cookieKeys,
      names: { session: 'demo_idp_session', interaction: 'demo_idp_interaction', resume: 'demo_idp_resume' },
    },
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: options.redirectUris,
        post_logout_redirect_uris: options.postLogoutRedirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
        ...(options.backchannelLogoutUri === undefined
          ? {}
          : {
              backchannel_logout_uri: options.backchannelLogoutUri,
              backchannel_logout_session_required: true,
            }),
      },
    ],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub', 'iat', 'nbf'],
      profile: ['name', ...rightsClaims],
      email: ['email', 'email_verified'],
    },
    findAccount: (ctx, id) => {
      const account = accounts.find(id);
      if (!account || account.disabled) return undefined;
      const idToken = isRefresh(ctx.oidc) ? 'refreshed_id_token' : 'first_id_token';
      return {
        accountId: account.id,
        claims: (use) =>
          claimsOf(account, use === 'id_token' ? idToken : 'userinfo', present.telling, present.skewSeconds),
      };
    },
    loadExistingGrant: grantEverything,
    issueRefreshToken: (_ctx, client, source) =>
      client.grantTypeAllowed('refresh_token') &&
      (options.refreshTokens === true || source.scopes.has('offline_access')),
    rotateRefreshToken: true,
    interactions: { policy: prompts(), url: (_ctx, interaction) => `${pathname}/sign-in/${interaction.uid}` },
    ttl: { AccessToken: 3600, Session: 8 * 3600, Grant: 8 * 3600, Interaction: 600, RefreshToken: 8 * 3600 },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page('Sign out', stylesheet, signOutForm(form));
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = page(
            'Signed out',
            stylesheet,
            '<p>You are signed out of the demo identity provider.</p>',
          );
        },
      },
    },
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html';
      ctx.body = page('Sign-in cannot continue', stylesheet, `<p>${escapeHtml(description ?? error)}</p>`);
    },
  };
}

/** An OpenID provider with given keys. Accounts and storage outlive it, because keys can be rotated. */
export function createProvider(
  options: ProviderOptions,
  keys: readonly JWK[],
  storage: Storage,
  accounts: AccountDirectory,
  present: Present,
): Provider {
  const provider = new Provider(options.issuer, configuration(options, keys, storage, accounts, present));
  provider.use(async (ctx, next) => {
    const isByHeader = ctx.get('authorization') !== '';
    const isRight = isByHeader === (options.clientAuth === 'client_secret_basic');
    if (options.clientAuth === undefined || ctx.path !== '/token' || isRight) return next();
    ctx.status = 401;
    if (isByHeader) ctx.set('WWW-Authenticate', `Basic realm="${options.issuer}"`);
    ctx.body = { error: 'invalid_client', error_description: 'not the registered authentication method' };
  });
  provider.use(async (ctx, next) => {
    await next();
    if (!present.telling.refreshedIdToken && isRefresh(ctx.oidc)) {
      const { id_token: _left, ...rest } = ctx.body;
      ctx.body = rest;
    }
  });
  // The lifetime of an id token counts from the real clock and must be positive; a provider whose clock is wrong needs neither.
  Object.defineProperty(provider.IdToken, 'expiresIn', { value: () => idTokenSeconds + present.skewSeconds });
  return provider;
}
