import { safeReturnTo } from '@reseller-console/contract';
import type { CookieOptions, Request, Response } from 'express';
import * as z from 'zod';
import { readCookies } from '../platform/cookies.ts';
import { createSeal } from './sealed.ts';

/** Milliseconds that a sign-in at the provider may take. */
const transactionMs = 10 * 60_000;
/** Sign-ins in progress per browser, one for each tab. One more ends the oldest. */
const maxTransactions = 4;
// Four of them must fit, with the session's, into the 8 kB that common proxies allow a Cookie header.
const maxReturnTo = 1000;

const Transaction = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
  startedAt: z.number(),
});
/** A sign-in in progress, stored in a sealed cookie of the browser that started it. The cookie is named after the state. */
export type Transaction = z.infer<typeof Transaction>;

export interface Transactions {
  start(
    request: Request,
    response: Response,
    secrets: Pick<Transaction, 'state' | 'nonce' | 'codeVerifier'>,
  ): void;
  /** Takes the browser's transaction with this state, once. Undefined if there is none or it has expired. */
  take(request: Request, response: Response, state: string): Transaction | undefined;
}

const statePattern = /^[A-Za-z0-9_-]{32,128}$/;

/** Sign-ins in progress. Nothing is stored on the server: people who are not signed in cannot fill its database. */
export function createTransactions(options: {
  https: boolean;
  secret: string;
  now: () => number;
}): Transactions {
  const { https, now } = options;
  const seal = createSeal(options.secret, 'sign-in-transaction');
  const prefix = https ? '__Host-rc_signin_' : 'rc_signin_';
  // Lax, because the provider's redirect comes from another site.
  const cookie: CookieOptions = { httpOnly: true, secure: https, sameSite: 'lax', path: '/' };
  const nameOf = (state: string): string => `${prefix}${state.slice(0, 16)}`;

  function open(sealed: string): Transaction | undefined {
    const text = seal.open(sealed);
    const transaction = text === undefined ? undefined : Transaction.parse(JSON.parse(text));
    return transaction && now() - transaction.startedAt < transactionMs ? transaction : undefined;
  }

  function endOldest(request: Request, response: Response): void {
    const started = [...readCookies(request, prefix)]
      .map(([name, sealed]) => ({ name, startedAt: open(sealed)?.startedAt ?? 0 }))
      .sort((a, b) => b.startedAt - a.startedAt);
    for (const [index, { name, startedAt }] of started.entries()) {
      if (startedAt === 0 || index >= maxTransactions - 1) response.clearCookie(name, cookie);
    }
  }

  return {
    start(request, response, secrets) {
      endOldest(request, response);
      const wanted = safeReturnTo(request.query.returnTo);
      const returnTo = wanted.length > maxReturnTo ? '/' : wanted;
      const transaction: Transaction = { ...secrets, returnTo, startedAt: now() };
      response.cookie(nameOf(secrets.state), seal.seal(JSON.stringify(transaction)), {
        ...cookie,
        maxAge: transactionMs,
      });
    },
    take(request, response, state) {
      if (!statePattern.test(state)) return undefined;
      const name = nameOf(state);
      const sealed = readCookies(request, name).get(name);
      if (sealed === undefined) return undefined;
      response.clearCookie(name, cookie);
      const transaction = open(sealed);
      return transaction?.state === state ? transaction : undefined;
    },
  };
}
