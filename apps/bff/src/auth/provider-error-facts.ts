import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import * as z from 'zod';

/** The answer that an error of the library is about; undefined where none came. */
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
    // A copy, so that the next one who asks can read it as well.
    const body = ErrorBody.safeParse(JSON.parse(await response.clone().text()));
    return body.success ? [body.data.error] : [];
  } catch {
    return [];
  }
}

/** The OAuth error words of a provider's answer, from its address, its challenges and its body, whatever type the body says it is of. */
export async function errorWords(error: unknown): Promise<string[]> {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return [error.error];
  const challenges = error instanceof WWWAuthenticateChallengeError ? error.cause : [];
  const words = challenges.flatMap(({ parameters }) => parameters.error ?? []);
  const response = responseOf(error);
  return response === undefined ? words : [...words, ...(await wordsInBody(response))];
}

/** What a log line may say about a failure at the provider. */
export interface ErrorFacts {
  /** The code of the library, or of the connection where the library has none. */
  code: string;
  /** Why there was no connection: refused, a certificate that is not trusted, a name that is not known. */
  cause?: string;
  /** The OAuth error word that the provider gave (RFC 6749 4.1.2.1 and 5.2). */
  error?: string;
  /** The HTTP status of an answer that could not be used. */
  status?: number;
  /** The claim of the id token, or the attribute of the provider's description, that was not as expected. */
  claim?: string;
}

/** As many causes as are looked through: an error may be its own cause. */
const maxCauses = 8;

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let each = error; each instanceof Error && chain.length < maxCauses; each = each.cause) {
    chain.push(each);
  }
  return chain;
}

const Code = z.object({ code: z.string().regex(/^[A-Z0-9_]{1,60}$/) });
/** RFC 6749 allows more, but every registered word looks like this, and a provider's text must not reach the log. */
const Word = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const Compared = z.union([
  z.object({ claim: Word }).transform(({ claim }) => claim),
  z.object({ attribute: Word }).transform(({ attribute }) => attribute),
]);

/** The first reading of these values that the schema takes. */
function firstOf<T>(schema: z.ZodType<T>, values: readonly unknown[]): T | undefined {
  for (const value of values) {
    const read = schema.safeParse(value);
    if (read.success) return read.data;
  }
  return undefined;
}

/** What can be told about a failure without anything that the provider wrote freely, a token or a person. */
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
