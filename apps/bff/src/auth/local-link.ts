import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Milliseconds for which a sign-in link is good. */
const linkMs = 2 * 60_000;

/** The one-time sign-in link of `AUTH_MODE=local`. */
export interface LocalLink {
  /** Prints a new link unless the printed one is still good. */
  offer(): void;
  /** True once for the token of the link. That of a link that was used or is too old gets a new link printed. */
  redeem(token: string): boolean;
}

const hash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes links that reach only whoever reads what the console prints; only a hash of the token is kept. */
export function createLocalLink(publicUrl: URL, print: (line: string) => void, now: () => number): LocalLink {
  let tokenHash = hash('');
  let goodUntil = 0;

  function printNew(): void {
    const token = randomBytes(32).toString('base64url');
    tokenHash = hash(token);
    goodUntil = now() + linkMs;
    // In the fragment, which no browser sends anywhere.
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
