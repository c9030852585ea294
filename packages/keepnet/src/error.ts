/** Every way a call can fail, as a closed list: what callers branch on and what becomes a problem code. */
export type KeepnetErrorKind =
  | 'invalid_scope'
  | 'credentials_rejected'
  | 'token_unavailable'
  | 'unauthorized'
  | 'ip_restricted'
  | 'privacy'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'rate_limited'
  | 'busy'
  | 'failed'
  | 'unavailable'
  | 'timeout'
  | 'bad_answer'
  | 'aborted';

/**
 * What is known of a write that failed. `clear`: Keepnet answered that it did not do it. `unknown`: it may
 * have been done, look before saying anything. `not_sent`: nothing went out.
 */
export type Outcome = 'clear' | 'unknown' | 'not_sent';

const sentences: Record<KeepnetErrorKind, string> = {
  invalid_scope: 'The company id is missing or malformed; nothing was sent',
  credentials_rejected: 'Keepnet rejected the client credentials',
  token_unavailable: 'No Keepnet token could be obtained',
  unauthorized: 'Keepnet refused a fresh token',
  ip_restricted: 'Keepnet does not accept calls from this network',
  privacy: 'The company denies access to its account',
  forbidden: 'Keepnet refused the call',
  not_found: 'Keepnet does not know the record',
  invalid: 'Keepnet found the request invalid',
  rate_limited: 'Keepnet limits the rate of calls',
  busy: 'The calls that could make way for this one get no answer',
  failed: 'Keepnet reported a failure',
  unavailable: 'Keepnet could not be reached or is not available',
  timeout: 'Keepnet did not answer in time',
  bad_answer: 'Keepnet gave an answer that cannot be read',
  aborted: 'The caller gave the call up',
};

/** The optional facts of a {@link KeepnetError}. */
export interface KeepnetErrorDetails {
  status?: number | undefined;
  messages?: readonly string[];
  retryAfterSeconds?: number | undefined;
  outcome?: Outcome;
  envelope?: boolean;
  code?: string | undefined;
}

/**
 * The only error this package rejects with. Its `message` is a fixed sentence per kind and may be logged: no
 * token, secret, e-mail address or body ever gets in. `messages` are Keepnet's own words, for the person only.
 */
export class KeepnetError extends Error {
  override readonly name = 'KeepnetError';
  readonly kind: KeepnetErrorKind;
  /** HTTP status of the answer; undefined when there was none. */
  readonly status: number | undefined;
  /** Seconds after which another try makes sense, when Keepnet said so. */
  readonly retryAfterSeconds: number | undefined;
  readonly outcome: Outcome;
  /** True when the answer was a parsed error envelope: with a 5xx, a look upstream settles the outcome. */
  readonly envelope: boolean;
  /** Short machine code of the cause (`ECONNRESET`, `UND_ERR_HEADERS_TIMEOUT`, `invalid_client`), fit for logs. */
  readonly code: string | undefined;
  // Private: no logger finds it by walking the error's properties.
  readonly #messages: string[];

  constructor(kind: KeepnetErrorKind, details: KeepnetErrorDetails = {}) {
    super(sentences[kind]);
    this.kind = kind;
    this.status = details.status;
    this.#messages = [...(details.messages ?? [])];
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.outcome = details.outcome ?? 'not_sent';
    this.envelope = details.envelope ?? false;
    this.code = details.code;
  }

  /** Keepnet's messages, cleaned and capped in number and length. May hold personal data: for the person, not for logs. */
  get messages(): string[] {
    return this.#messages;
  }
}
