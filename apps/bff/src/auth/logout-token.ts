import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import type { IdentityProvider } from './identity-provider.ts';

const event = 'http://schemas.openid.net/event/backchannel-logout';
const toleranceSeconds = 30;
/** Seconds after its issue that a logout token is valid, whatever its own expiry says. */
const maxAgeSeconds = 300;
/** Milliseconds between two fetches of the provider's keys because of an unknown key. */
const cooldownMs = 1_000;
/** Asymmetric algorithms only: never `none`, and none with a shared secret. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

const Claims = z
  .object({
    jti: z.string().min(1).max(1000),
    iat: z.number(),
    sub: z.string().min(1).optional(),
    sid: z.string().min(1).optional(),
    events: z.object({ [event]: z.looseObject({}) }),
    nonce: z.never().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** What to sign out: one session at the provider, or every session of a subject. */
interface Logout {
  jti: string;
  sub?: string | undefined;
  sid?: string | undefined;
  /** Expiry, in milliseconds since the epoch. After it the token cannot be replayed. */
  goodUntil: number;
}

export interface LogoutTokens {
  /** Rejects if this is not a valid logout token for this console (Back-Channel Logout 1.0, section 2.6). */
  verify(token: string): Promise<Logout>;
}

export function createLogoutTokens(
  provider: IdentityProvider,
  clientId: string,
  now: () => number,
): LogoutTokens {
  let known: { url: string; keys: JWTVerifyGetKey } | undefined;

  function keysAt(url: URL): JWTVerifyGetKey {
    if (known?.url !== url.href) {
      known = { url: url.href, keys: createRemoteJWKSet(url, { cooldownDuration: cooldownMs }) };
    }
    return known.keys;
  }

  return {
    async verify(token) {
      const { issuer, keys } = await provider.signer();
      const { payload } = await jwtVerify(token, keysAt(keys), {
        issuer,
        audience: clientId,
        algorithms,
        clockTolerance: toleranceSeconds,
        maxTokenAge: maxAgeSeconds,
        currentDate: new Date(now()),
      });
      const { jti, sub, sid, iat } = Claims.parse(payload);
      return { jti, sub, sid, goodUntil: (iat + maxAgeSeconds + toleranceSeconds + 1) * 1000 };
    },
  };
}
