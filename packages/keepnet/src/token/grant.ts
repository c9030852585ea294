import {
  allowInsecureRequests,
  ClientError,
  ClientSecretPost,
  Configuration,
  clientCredentialsGrant,
  customFetch,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import type { Dispatcher } from 'undici';
import { KeepnetError } from '../error.ts';
import type { CallEvent, KeepnetOptions } from '../options.ts';
import { readAnswer } from '../transport/classify.ts';
import { exchange } from '../transport/exchange.ts';

/** A token as granted. */
export interface Grant {
  accessToken: string;
  /** Undefined when the answer does not say. */
  expiresInSeconds: number | undefined;
}

/** Where to ask for a token, and with which credential. */
export interface Credential {
  base: URL;
  clientId: string;
  clientSecret: string;
  scope: string;
}

const timeoutMs = 15_000;
const rejections = new Set(['invalid_client', 'unauthorized_client', 'invalid_scope', 'invalid_grant']);
const bodiless = new Set([204, 205, 304]);

/**
 * Asks for one token with the client-credentials grant: form-encoded, secret in the body, no discovery, no redirects. Tells `onCall`
 * how that ended.
 */
export async function requestGrant(
  pool: Dispatcher,
  credential: Credential,
  onCall?: KeepnetOptions['onCall'],
): Promise<Grant> {
  const started = performance.now();
  const report = (seen: Pick<CallEvent, 'status' | 'kind' | 'code'>) =>
    onCall?.({
      method: 'POST',
      template: '/connect/token',
      ms: performance.now() - started,
      attempt: 1,
      retry: false,
      ...seen,
    });
  try {
    const grant = await askForGrant(pool, credential);
    report({ status: 200 });
    return grant;
  } catch (error) {
    if (error instanceof KeepnetError) report({ status: error.status, kind: error.kind, code: error.code });
    throw error;
  }
}

async function askForGrant(pool: Dispatcher, credential: Credential): Promise<Grant> {
  const endpoint = new URL(`${credential.base.href}connect/token`);
  const config = new Configuration(
    { issuer: credential.base.href, token_endpoint: endpoint.href },
    credential.clientId,
    undefined,
    ClientSecretPost(credential.clientSecret),
  );
  if (endpoint.protocol === 'http:') allowInsecureRequests(config);
  let refusal: KeepnetError | undefined;
  config[customFetch] = async (_url, { body, headers, signal }) => {
    const form = body instanceof URLSearchParams ? body.toString() : '';
    const request = { method: 'POST', path: endpoint.pathname, headers, body: form } as const;
    const answer = await exchange(pool, request, signal ?? AbortSignal.timeout(timeoutMs));
    const reading = readAnswer(answer, Date.now());
    refusal = reading.error;
    const type = answer.headers['content-type'];
    return new Response(bodiless.has(answer.status) ? null : new Uint8Array(answer.bytes), {
      status: answer.status,
      headers: typeof type === 'string' ? { 'content-type': type } : {},
    });
  };
  config.timeout = timeoutMs / 1000;
  try {
    const granted = await clientCredentialsGrant(config, { scope: credential.scope });
    return {
      accessToken: granted.access_token,
      expiresInSeconds: granted.expires_in,
    };
  } catch (error) {
    throw describeGrantFailure(error, refusal);
  }
}

/** A1: 400 and 401 both mean that the credentials were rejected, when the body says so; nothing of it is kept but the code. */
function describeGrantFailure(error: unknown, refusal: KeepnetError | undefined): KeepnetError {
  const status = refusal?.status;
  if (refusal?.kind === 'ip_restricted') {
    return new KeepnetError('ip_restricted', { status, messages: refusal.messages });
  }
  const code = error instanceof ResponseBodyError && rejections.has(error.error) ? error.error : undefined;
  if (code !== undefined || error instanceof WWWAuthenticateChallengeError || status === 401) {
    return new KeepnetError('credentials_rejected', { status, code: code ?? 'unauthorized' });
  }
  const reason =
    error instanceof ClientError && error.cause instanceof KeepnetError ? error.cause.code : undefined;
  return new KeepnetError('token_unavailable', {
    status,
    code: reason ?? (error instanceof ClientError ? error.code : undefined),
    retryAfterSeconds: refusal?.retryAfterSeconds,
  });
}
