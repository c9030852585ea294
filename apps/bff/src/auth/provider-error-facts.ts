import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import * as z from 'zod';

/** The HTTP response behind an error of the library; undefined if there was none. */
export function responseOf(error: unknown): Response | undefined {
  if (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError) {
    return error.response;
  }
  return error instanceof ClientError && error.cause instanceof Response ? error.cause : undefined;
}

const ErrorBody = z.object({ error: z.string() });

async function wordsInBody(response: Response): Promise<string[]> {
  if (response.bodyUsed) return [];
  try {
    // A clone, which leaves the body readable for others.
    const body = ErrorBody.safeParse(JSON.parse(await response.clone().text()));
    return body.success ? [body.data.error] : [];
  } catch {
    return [];
  }
}

/** The OAuth error codes of a response, from its URL, its challenges and its body, regardless of its content type. */
export async function errorWords(error: unknown): Promise<string[]> {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return [error.error];
  const challenges = error instanceof WWWAuthenticateChallengeError ? error.cause : [];
  const words = challenges.flatMap(({ parameters }) => parameters.error ?? []);
  const response = responseOf(error);
  return response === undefined ? words : [...words, ...(await wordsInBody(response))];
}

/** The facts about a failure at the provider that may be logged. */
export interface ErrorFacts {
  /** The library's error code, or the connection's if the library has none. */
  code: string;
  /** Why the connection failed: refused, untrusted certificate, unknown host. */
  cause?: string;
  /** The provider's OAuth error code (RFC 6749 4.1.2.1 and 5.2). */
  error?: string;
  /** The HTTP status of an unusable response. */
  status?: number;
  /** The unexpected claim of the id token, or attribute of the provider's metadata. */
  claim?: string;
}

/** The most causes to follow: an error may be its own cause. */
const maxCauses = 8;

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let each = error; each instanceof Error && chain.length < maxCauses; each = each.cause) {
    chain.push(each);
  }
  return chain;
}

const Code = z.object({ code: z.string().regex(/^[A-Z0-9_]{1,60}$/) });
/** RFC 6749 allows more. Every registered code looks like this, and free text of the provider must not reach the log. */
const Word = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const Compared = z.union([
  z.object({ claim: Word }).transform(({ claim }) => claim),
  z.object({ attribute: Word }).transform(({ attribute }) => attribute),
]);

/** The first of these values that the schema accepts. */
function firstOf<T>(schema: z.ZodType<T>, values: readonly unknown[]): T | undefined {
  for (const value of values) {
    const read = schema.safeParse(value);
    if (read.success) return read.data;
  }
  return undefined;
}

/** The facts about a failure, without the provider's free text, tokens or personal data. */
export async function errorFacts(error: unknown): Promise<ErrorFacts> {
  const chain = causesOf(error);
  const code = firstOf(Code, chain)?.code;
  const cause = firstOf(Code, chain.toReversed())?.code;
  const words = (await Promise.all(chain.map(errorWords))).flat();
  const word = firstOf(Word, words);
  const status = chain.map(responseOf).find((response) => response !== undefined)?.status;
  const claim = firstOf(
    Compared,
    chain.flatMap((each) => [each, each.cause]),
  );
  return {
    code: code ?? 'unknown',
    ...(cause === undefined || cause === code ? {} : { cause }),
    ...(word === undefined ? {} : { error: word }),
    ...(status === undefined ? {} : { status }),
    ...(claim === undefined ? {} : { claim }),
  };
}
