import type { KeepnetErrorKind } from './error.ts';

/** Facts of one HTTP exchange with Keepnet, for logs and metrics: a route template, never an id or a query. */
export interface CallEvent {
  method: string;
  template: string;
  status?: number | undefined;
  kind?: KeepnetErrorKind | undefined;
  /** What the transport, the token endpoint or this package calls the failure, such as `ECONNREFUSED`. */
  code?: string | undefined;
  /** The caller's, where there is one. */
  requestId?: string | undefined;
  /** Milliseconds from sending to the end of the answer (of the headers, for a file). */
  ms: number;
  /** Counts from 1 within one call. */
  attempt: number;
  /** True when another attempt follows. */
  retry: boolean;
}

/** What a rate limit of Keepnet did, told once for all calls that it refused. */
export interface RateLimited {
  refused: number;
  /** The routes that were refused. */
  templates: string[];
  /** How few calls to one of them were allowed in flight. */
  places: number;
  /** The longest that Keepnet asked for, where it did. */
  retryAfterSeconds?: number;
}

/** How reads are retried; writes never are (design 5.2). */
export interface RetryOptions {
  /** Attempts in all, the first included (3). */
  attempts?: number;
  /** Upper bound of the first wait in milliseconds (200), doubled each time, full jitter. */
  baseMs?: number;
  /** Retries allowed per call made, process-wide, on average (0.2). */
  budgetRatio?: number;
}

/** When an upstream that does not answer is no longer asked. */
export interface BreakerOptions {
  /** Failures without a sound answer between them (10). */
  failures?: number;
  /** Milliseconds within which they must fall (30 000). */
  windowMs?: number;
  /** Milliseconds until the first probe (2 000), doubled after every probe that fails. */
  openMs?: number;
  /** Most milliseconds between two probes (30 000). */
  maxOpenMs?: number;
}

/** Options of `createKeepnet`. */
export interface KeepnetOptions {
  /** `https://api.keepnetlabs.com` or the host of an on-premise install; http only for loopback. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** Default `api1`. */
  scope?: string;
  /** Which headers carry the company (A3): both, identical, or the documented one alone. Default `both`. */
  companyHeaders?: 'both' | 'keepnet';
  /** Total deadline of a read in milliseconds (30 000), retries and queueing included; writes get twice that. */
  deadlineMs?: number;
  /** JSON calls in flight at once (64); files have a quarter of that for themselves. */
  concurrency?: number;
  retry?: RetryOptions;
  breaker?: BreakerOptions;
  /** TCP connections; default one for each call that may be in flight. */
  connections?: number;
  /** Milliseconds without a byte of a file after which it counts as cut (30 000). */
  bodyIdleMs?: number;
  /** Milliseconds since the epoch; for tests. */
  now?: () => number;
  /** 0..1; for tests. */
  random?: () => number;
  onCall?: (event: CallEvent) => void;
  /** Told when the breaker opens and when it closes again. */
  onBreaker?: (open: boolean) => void;
  /** Told after a rate limit, once for a storm of refusals. */
  onRateLimited?: (seen: RateLimited) => void;
}

/** What a caller may say about one call. */
export interface Call {
  /**
   * Who the call is made for, by any name: an owner holds at most a quarter of the places upstream. Without one it is work of the
   * caller's own, shared by everyone, such as refreshing a cache.
   */
  owner?: string | undefined;
  /**
   * Whether no one waits at a screen for it: all such calls together hold at most half of the places, and a call of anyone else that
   * waits goes first (false).
   */
  isBackground?: boolean | undefined;
  signal?: AbortSignal | undefined;
  /** Total deadline in milliseconds, retries and queueing included. */
  deadlineMs?: number | undefined;
  /** Sent as `X-Request-Id` when it is 1 to 64 of `A-Za-z0-9._-`. */
  requestId?: string | undefined;
}
