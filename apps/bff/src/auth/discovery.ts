import { allowInsecureRequests, type ClientAuth, discovery, None, type ServerMetadata } from 'openid-client';
import type { Logger } from 'pino';
import * as z from 'zod';
import type { AuthConfig } from '../config.ts';
import { ConfigError } from '../platform/config-error.ts';
import { errorFacts } from './provider-error-facts.ts';

type OidcConfig = Extract<AuthConfig, { mode: 'oidc' }>;

/** Seconds that the provider gets for one answer. */
export const timeoutSeconds = 5;

/** What the provider publishes about itself (OpenID Connect Discovery 1.0). Rejects where it cannot be had. */
export async function discover({ issuer, clientId }: OidcConfig): Promise<ServerMetadata> {
  const unauthenticated: ClientAuth = None();
  const discovered = await discovery(issuer, clientId, undefined, unauthenticated, {
    timeout: timeoutSeconds,
    execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
  });
  return discovered.serverMetadata();
}

const notYet =
  'the identity provider cannot be used yet: the console starts, and people can sign in once it answers';

/** How the library reports that the provider goes by another name. */
const OtherIssuer = z.object({
  cause: z.object({ attribute: z.literal('issuer'), body: z.object({ issuer: z.url() }) }),
});

/**
 * Asks the provider at the start how it names itself. One that is down is no reason to stay down as well.
 * @throws {ConfigError} it names itself by another issuer, so that no sign-in could ever work
 */
export async function checkIssuer(auth: AuthConfig, log: Logger): Promise<void> {
  if (auth.mode !== 'oidc') return;
  const refuse = (named: string): never => {
    throw new ConfigError(`OIDC_ISSUER is ${auth.issuer.href}, but the provider there names itself ${named}`);
  };
  const metadata = await discover(auth).catch(async (error: unknown) => {
    const other = OtherIssuer.safeParse(error);
    if (other.success) return refuse(other.data.cause.body.issuer);
    log.warn(await errorFacts(error), notYet);
  });
  // Entra's addresses for many organisations: the name in a token is never this one. The library lets it pass until then.
  if (metadata?.issuer.includes('{')) refuse(metadata.issuer);
}
