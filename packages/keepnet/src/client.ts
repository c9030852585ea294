import { Pool } from 'undici';
import { companies } from './companies.ts';
import { companyGroups } from './company-groups.ts';
import { lookups } from './lookups.ts';
import type { Call, KeepnetOptions } from './options.ts';
import { ScopedKeepnet } from './scoped.ts';
import type { Reseller } from './token/claims.ts';
import { requestGrant } from './token/grant.ts';
import { TokenSource } from './token/source.ts';
import { Breaker } from './transport/breaker.ts';
import { FairQueue } from './transport/queue.ts';
import { RetryPolicy } from './transport/retry.ts';
import { CallSignal } from './transport/signal.ts';
import { Storm } from './transport/storm.ts';
import { Upstream } from './transport/upstream.ts';

/** The Keepnet API as one credential sees it. Every call rejects with a `KeepnetError` and nothing else. */
export interface Keepnet {
  /** Who the credential is, from the token's claims. */
  reseller(call?: Call): Promise<Reseller>;
  readonly companies: ReturnType<typeof companies>;
  readonly companyGroups: ReturnType<typeof companyGroups>;
  readonly lookups: ReturnType<typeof lookups>;
  /** Throws `invalid_scope` at once unless the id is 1 to 64 of `A-Za-z0-9_-`. */
  company(companyId: string): ScopedKeepnet;
  /** Resolves when the credential is usable; costs nothing while a token is there. */
  ready(call?: Call): Promise<void>;
  /** Lets calls in flight end for five seconds, then closes the connections. */
  close(): Promise<void>;
}

const defaultDeadlineMs = 30_000;
const defaultConcurrency = 64;
/** Milliseconds that calls in flight get to end when the client is closed. */
const closeMs = 5_000;
/** Milliseconds after which files that hold all their places count as stuck: they are slow by nature. */
const filesStuckMs = 60_000;

/**
 * Makes a client of one Keepnet host and credential. Nothing is sent until the first call.
 * @throws TypeError when `baseUrl` is not https (http is for loopback only) or carries more than a host and a path
 */
export function createKeepnet(options: KeepnetOptions): Keepnet {
  const base = readBase(options.baseUrl);
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const concurrency = options.concurrency ?? defaultConcurrency;
  const files = Math.max(1, Math.ceil(concurrency / 4));
  const pool = new Pool(base.origin, {
    connections: options.connections ?? concurrency + files + 1,
    // HTTP/2 may send a request again after a GOAWAY; a write must never be.
    allowH2: false,
    pipelining: 1,
    headersTimeout: 120_000,
    bodyTimeout: 30_000,
    connectTimeout: 10_000,
  });
  const credential = {
    base,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    scope: options.scope ?? 'api1',
  };
  const tokens = new TokenSource(() => requestGrant(pool, credential, options.onCall), now, random);
  const deadlineMs = options.deadlineMs ?? defaultDeadlineMs;
  const storm = new Storm((seen) => options.onRateLimited?.(seen));
  const upstream = new Upstream({
    base,
    pool,
    tokens,
    queue: new FairQueue(concurrency),
    fileQueue: new FairQueue(files, filesStuckMs),
    retry: new RetryPolicy(options.retry, random),
    breaker: new Breaker(options.breaker, options.onBreaker),
    storm,
    companyHeaders: options.companyHeaders ?? 'both',
    deadlineMs,
    bodyIdleMs: options.bodyIdleMs ?? 30_000,
    now,
    onCall: options.onCall,
  });
  const reseller = async (call?: Call) => {
    const signal = new CallSignal(call, deadlineMs);
    try {
      return (await tokens.get(signal)).reseller;
    } finally {
      signal.dispose();
    }
  };
  return {
    reseller,
    companies: companies(upstream),
    companyGroups: companyGroups(upstream),
    lookups: lookups(upstream),
    company: (companyId) => new ScopedKeepnet(upstream, companyId),
    async ready(call) {
      await reseller(call);
    },
    async close() {
      await closeWithin(pool, closeMs);
      storm.end();
    },
  };
}

async function closeWithin(pool: Pool, ms: number): Promise<void> {
  const late = setTimeout(() => pool.destroy().catch(() => undefined), ms);
  await pool.close().catch(() => undefined);
  clearTimeout(late);
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

function readBase(baseUrl: string): URL {
  if (!URL.canParse(baseUrl)) throw new TypeError('baseUrl is not a URL');
  const url = new URL(baseUrl);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    throw new TypeError('baseUrl must be https (http is for loopback only)');
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new TypeError('baseUrl must not carry credentials, a query or a fragment');
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}
