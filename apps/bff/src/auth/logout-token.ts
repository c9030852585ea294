import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import type { IdentityProvider } from './identity-provider.ts';

const event = 'http://schemas.openid.net/event/backchannel-logout';
const toleranceSeconds = 30;
/** Seconds after its making for which a logout token is good, whatever it says itself. */
const maxAgeSeconds = 300;
/** Milliseconds between two readings of the provider's keys for the sake of a key that is not among them. */
const cooldownMs = 1_000;
/** Signatures that only the provider can make; never `none`, and none by a secret that is shared. */
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

/** Whom to sign out: a session of the provider's, or every session of a subject. */
export interface Logout {
  jti: string;
  sub?: string | undefined;
  sid?: string | undefined;
  /** Milliseconds since the epoch from which the token is too old to be used again. */
  goodUntil: number;
}

export interface LogoutTokens {
  /** Rejects for whatever is not a good logout token for this console (Back-Channel Logout 1.0, section 2.6). */
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
