import { type ClientAuth, ClientSecretPost, type ServerMetadata } from 'openid-client';
import type { Logger } from 'pino';
import { errorWords } from './provider-error-facts.ts';
import { isClientRejected } from './provider-errors.ts';

/** How the client authenticates: in the header or in the body (RFC 6749, section 2.3.1). */
export type ClientAuthMethod = 'basic' | 'post';

/** Encodes a value as `application/x-www-form-urlencoded`. */
const formEncoded = (value: string): string =>
  new URLSearchParams({ v: value }).toString().slice('v='.length);

/**
 * The header of RFC 6749, section 2.3.1. The library's own also encodes `-`, `_` and `.`, which form encoding leaves as they are: a
 * provider that does not decode would not recognize a client id such as `reseller-console`.
 */
const inHeader =
  (secret: string): ClientAuth =>
  (_server, client, _body, headers) => {
    const pair = `${formEncoded(client.client_id)}:${formEncoded(secret)}`;
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
  };

/**
 * Basic, which every provider must support (RFC 6749 2.3.1) and which is the default (OpenID Connect Core 1.0, 9), unless only post is
 * listed.
 */
function preferred({ token_endpoint_auth_methods_supported: methods }: ServerMetadata): ClientAuthMethod {
  const listed: readonly unknown[] = Array.isArray(methods) ? methods : [];
  const isOnlyPost = listed.includes('client_secret_post') && !listed.includes('client_secret_basic');
  return isOnlyPost ? 'post' : 'basic';
}

const usedUp =
  'the provider rejected the client secret sent one way and took it sent the other way, but the first attempt may have used up the code: the person signs in once more. Set OIDC_CLIENT_AUTH to the method that was taken';
const neither =
  'the provider rejects the client id or the client secret, sent either way: check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET';

export interface ClientAuthentication {
  /**
   * Calls the token endpoint. If the method is not known yet and the provider rejects the client, tries the other one: a provider checks
   * the client before the code or the refresh token (RFC 6749, section 4.1.3), so neither is used up. Remembers the method that worked
   * until it fails.
   */
  ask<Answer>(server: ServerMetadata, send: (method: ClientAuth) => Promise<Answer>): Promise<Answer>;
}

/** How the client authenticates at the provider; `auto` finds out which method it is registered for. */
export function createClientAuthentication(
  secret: string,
  setting: ClientAuthMethod | 'auto',
  log: Logger,
): ClientAuthentication {
  const methods: Record<ClientAuthMethod, ClientAuth> = {
    basic: inHeader(secret),
    post: ClientSecretPost(secret),
  };
  let worked: ClientAuthMethod | undefined;

  return {
    async ask(server, send) {
      if (setting !== 'auto') return send(methods[setting]);
      const rejected = worked ?? preferred(server);
      try {
        const answer = await send(methods[rejected]);
        worked = rejected;
        return answer;
      } catch (error) {
        // A provider that knows only post misses the id in the body, and says that of the request.
        const isMissed = worked === undefined && (await errorWords(error)).includes('invalid_request');
        if (!isMissed && !(await isClientRejected(error))) throw error;
      }
      const method = rejected === 'basic' ? 'post' : 'basic';
      log.warn(
        { rejected, method },
        'the provider rejected the client secret sent one way: trying the other',
      );
      try {
        const answer = await send(methods[method]);
        worked = method;
        log.info({ method }, 'the provider took the client secret: this method is used from now on');
        return answer;
      } catch (error) {
        if (await isClientRejected(error)) log.error(neither);
        else if ((await errorWords(error)).includes('invalid_grant')) {
          worked = method;
          log.warn({ method }, usedUp);
        }
        throw error;
      }
    },
  };
}
