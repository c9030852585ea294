import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Lifetime of a sign-in link, in milliseconds. */
const linkMs = 2 * 60_000;

/** The one-time sign-in link of `AUTH_MODE=local`. */
export interface LocalLink {
  /** Prints a new link, unless the last one is still valid. */
  offer(): void;
  /** True once for the token of the current link. For a used or expired token, prints a new link. */
  redeem(token: string): boolean;
}

const hash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes links that are only printed where the console runs. Only a hash of the token is kept. */
export function createLocalLink(publicUrl: URL, print: (line: string) => void, now: () => number): LocalLink {
  let tokenHash = hash('');
  let goodUntil = 0;

  function printNew(): void {
    const token = randomBytes(32).toString('base64url');
    tokenHash = hash(token);
    goodUntil = now() + linkMs;
    // In the fragment, which browsers do not send to any server.
    print(`Sign in within two minutes: ${new URL(`/sign-in/local#token=${token}`, publicUrl).href}`);
  }

  const isGood = (): boolean => now() < goodUntil;
  return {
    offer: () => {
      if (!isGood()) printNew();
    },
    redeem: (token) => {
      if (!timingSafeEqual(hash(token), tokenHash)) return false;
      const good = isGood();
      if (good) goodUntil = 0;
      else printNew();
      return good;
    },
  };
}
