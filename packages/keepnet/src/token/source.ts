import { setTimeout } from 'node:timers/promises';
import { KeepnetError } from '../error.ts';
import { type Signal, unlessAborted } from '../transport/signal.ts';
import { type Reseller, readClaims } from './claims.ts';
import type { Grant } from './grant.ts';

/** A token in use. */
export interface Token {
  readonly authorization: string;
  readonly reseller: Reseller;
  /** From here on it is renewed behind the callers' backs. Milliseconds since the epoch. */
  readonly renewAt: number;
  /** From here on it is no longer used. */
  readonly endsAt: number;
}

const rejectedForMs = 5_000;
const unavailableForMs = 1_000;
const unstatedLifeSeconds = 300;
const maxAttempts = 3;
const pauseMs = 100;

/** Keeps the process's one token: single flight, renewed early, dropped when Keepnet refuses it. */
export class TokenSource {
  readonly #grant: () => Promise<Grant>;
  readonly #now: () => number;
  readonly #random: () => number;
  #token: Token | undefined;
  #renewal: Promise<Token> | undefined;
  #failure: { error: KeepnetError; until: number } | undefined;

  constructor(grant: () => Promise<Grant>, now: () => number, random: () => number) {
    this.#grant = grant;
    this.#now = now;
    this.#random = random;
  }

  /** The token in use, at once when there is one; a caller's abort leaves the shared renewal alone. */
  get(signal: Signal): Token | Promise<Token> {
    const token = this.#token;
    const now = this.#now();
    if (token === undefined || now >= token.endsAt) return unlessAborted(this.#renew(), signal);
    // A failed renewal is no news while the old token lasts; the next call after the pause tries again.
    if (now >= token.renewAt) this.#renew().catch(() => undefined);
    return token;
  }

  /** Forgets a token that was refused, unless another call has already replaced it. */
  drop(refused: Token): void {
    if (this.#token === refused) this.#token = undefined;
  }

  #renew(): Promise<Token> {
    if (this.#renewal !== undefined) return this.#renewal;
    if (this.#failure !== undefined && this.#now() < this.#failure.until)
      return Promise.reject(this.#failure.error);
    this.#renewal = this.#request().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #request(): Promise<Token> {
    const asked = this.#now();
    try {
      const grant = await this.#grantPatiently();
      this.#failure = undefined;
      this.#token = this.#accept(grant, asked);
      return this.#token;
    } catch (cause) {
      const error = cause instanceof KeepnetError ? cause : new KeepnetError('token_unavailable');
      // Remembered, so a storm of calls is not a storm of token requests, but only briefly, so a
      // corrected credential works without a restart.
      const forMs = error.kind === 'token_unavailable' ? waitMs(error) : rejectedForMs;
      this.#failure = { error, until: this.#now() + forMs };
      throw error;
    }
  }

  /** Asking twice for a token harms nothing, and a blip must not fail every call that waits for it. */
  async #grantPatiently(): Promise<Grant> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#grant();
      } catch (error) {
        if (attempt === maxAttempts || !isPassing(error)) throw error;
        await setTimeout(attempt * pauseMs * (0.5 + this.#random()));
      }
    }
  }

  #accept(grant: Grant, asked: number): Token {
    const life = (grant.expiresInSeconds ?? unstatedLifeSeconds) * 1000;
    const margin = Math.min(60_000, life / 10);
    return {
      authorization: `Bearer ${grant.accessToken}`,
      reseller: readClaims(grant.accessToken),
      renewAt: asked + life - margin * (2 + this.#random()),
      endsAt: asked + life - margin,
    };
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof KeepnetError) || error.kind !== 'token_unavailable') return false;
  return error.retryAfterSeconds === undefined && (error.status === undefined || error.status >= 500);
}

function waitMs(error: KeepnetError): number {
  return Math.max(unavailableForMs, (error.retryAfterSeconds ?? 0) * 1000);
}
