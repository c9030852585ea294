import type { CookieOptions, Request, Response } from 'express';
import { readCookies } from '../platform/cookies.ts';

/**
 * Remembers that the browser's person signed out. The next sign-in then asks the provider to let them choose an account: otherwise a
 * provider where they are still signed in would let the same person in without asking.
 */
export interface AccountChoice {
  /** Makes the next sign-in of this browser ask for an account. */
  want(response: Response): void;
  isWanted(request: Request): boolean;
  /** An account was chosen. */
  done(request: Request, response: Response): void;
}

export function createAccountChoice(https: boolean): AccountChoice {
  const name = https ? '__Host-rc_choose' : 'rc_choose';
  const cookie: CookieOptions = { httpOnly: true, secure: https, sameSite: 'lax', path: '/' };
  const isWanted = (request: Request): boolean => readCookies(request, name).has(name);
  return {
    want: (response) => response.cookie(name, '1', cookie),
    isWanted,
    done: (request, response) => {
      if (isWanted(request)) response.clearCookie(name, cookie);
    },
  };
}
