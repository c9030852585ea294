import { allowInsecureRequests, type ClientAuth, discovery, None, type ServerMetadata } from 'openid-client';
import type { Logger } from 'pino';
import * as z from 'zod';
import type { AuthConfig } from '../config.ts';
import { ConfigError } from '../platform/config-error.ts';
import { errorFacts } from './provider-error-facts.ts';

type OidcConfig = Extract<AuthConfig, { mode: 'oidc' }>;

/** Timeout of one call to the provider, in seconds. */
export const timeoutSeconds = 5;

/** Reads the provider's metadata (OpenID Connect Discovery 1.0). Rejects if it is not available. */
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

/** The library's error code for metadata of another issuer. */
const OtherIssuer = z.object({
  cause: z.object({ attribute: z.literal('issuer'), body: z.object({ issuer: z.url() }) }),
});

/**
 * Checks the provider's issuer at start. If the provider is down, the console starts anyway.
 * @throws {ConfigError} its metadata names another issuer, which would make every sign-in fail
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
  // Entra's multi-tenant addresses: no token names them as its issuer, but the library accepts their metadata.
  if (metadata?.issuer.includes('{')) refuse(metadata.issuer);
}
