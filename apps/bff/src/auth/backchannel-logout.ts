import { createHash } from 'node:crypto';
import { type Response, Router, urlencoded } from 'express';
import type { Logger } from 'pino';
import * as z from 'zod';
import { ProblemError } from '../platform/problem.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { LogoutTokens } from './logout-token.ts';
import { errorFacts } from './provider-error-facts.ts';
import type { Sessions } from './sessions.ts';

const Body = z.object({ logout_token: z.string().max(16_384) });

/** The hash that is stored of a used logout token. */
const tokenHash = (issuer: string, jti: string): string =>
  createHash('sha256').update(`${issuer.length}:${issuer}${jti}`).digest('base64url');

/**
 * Lets the provider end sessions (OpenID Connect Back-Channel Logout 1.0). The request has no cookie, and neither sessions nor the check
 * for other sites apply: only the token's signature counts.
 */
export function backchannelLogout(options: {
  provider: IdentityProvider;
  tokens: LogoutTokens;
  sessions: Sessions;
  log: Logger;
}): Router {
  const { provider, tokens, sessions, log } = options;
  const router = Router();

  const refuse = (response: Response): void => {
    response.status(400).json({ error: 'invalid_request' });
  };

  router.post(
    '/auth/backchannel-logout',
    urlencoded({ extended: false, limit: '32kb' }),
    async (request, response) => {
      response.set('Cache-Control', 'no-store');
      const body = Body.safeParse(request.body);
      if (!body.success) return refuse(response);
      const { issuer } = await provider.signer().catch((cause: unknown) => {
        throw new ProblemError('identity_provider_unavailable', { cause });
      });
      const logout = await tokens.verify(body.data.logout_token).catch(async (error: unknown) => {
        log.warn(
          { requestId: request.id, ...(await errorFacts(error)) },
          'a back-channel logout was refused',
        );
      });
      if (!logout) return refuse(response);
      const idHash = tokenHash(issuer, logout.jti);
      if (await sessions.isLogoutTokenUsed(idHash)) return refuse(response);
      await sessions.revokeLoggedOut(issuer, logout);
      for (const session of await sessions.ofLogout(issuer, logout)) {
        await sessions.revoke(session, { reason: 'provider_logout', requestId: request.id });
      }
      // Last: a provider that gets no answer can send the token again.
      await sessions.useLogoutToken(idHash, logout.goodUntil);
      response.status(200).end();
    },
  );
  return router;
}
