import { randomBytes } from 'node:crypto';
import { type NextFunction, type Request, type Response, Router } from 'express';
import { errors } from 'oidc-provider';
import { type Account, type AccountChange, AccountDirectory } from './accounts.ts';
import { plainTelling, type Telling } from './claims.ts';
import { type FixedAnswer, type FixedAnswers, fixedAnswers } from './faults.ts';
import { page } from './pages.ts';
import {
  createProvider,
  createSigningKey,
  type Present,
  type ProviderOptions,
  type SigningKey,
} from './provider.ts';
import { signInPages } from './sign-in.ts';
import { signJwt } from './sign-jwt.ts';
import { Storage } from './storage.ts';

export type IdentityProviderOptions = Omit<ProviderOptions, 'cookieKeys'> & {
  cookieKeys?: readonly string[];
  /** What it signs with at the start; a new key without it. Making one takes as long as everything else here together. */
  signingKey?: SigningKey;
};

/** What a test or a demo changes about the provider while it runs. */
interface IdentityProviderControl {
  accounts(): Account[];
  /** Changes the roles of an account or disables it; the next token shows it. */
  changeAccount(id: string, change: AccountChange): Account;
  /** Has an account as it was at the start again. */
  restoreAccount(id: string): void;
  /** A token of any contents, signed with the provider's present key. */
  sign(claims: Record<string, unknown>): string;
  /** Signs with a new key from now on; the old one is gone from the published keys. */
  rotateKeys(): void;
  /** How many requests have come in at a path below the issuer's, such as `/token`. */
  requests(path: string): number;
  /** Milliseconds that every answer is held back from now on. */
  setDelay(ms: number): void;
  /** While true, every request is answered 503. */
  setOutage(out: boolean): void;
  /** Answers a path below the issuer's, such as `/token`, like this, so many times; undefined has the provider answer again. */
  setAnswer(path: string, answer: FixedAnswer | undefined, times?: number): void;
  /** Tells rights as another provider does from now on; what is left out is as it is at the start. */
  setTelling(telling: Partial<Telling>): void;
  /** The clock that id tokens are stamped with runs this many seconds ahead (or behind, when negative). */
  setClockSkew(seconds: number): void;
}

export interface IdentityProvider {
  /** Mounted at the path of the issuer, before any body parser. */
  router: Router;
  control: IdentityProviderControl;
}

/** The demo OpenID provider: code flow with PKCE, refresh tokens, logout started by the console, back-channel logout. */
export function createIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  const accounts = new AccountDirectory();
  const storage = new Storage();
  const settings = { cookieKeys: [randomBytes(32).toString('base64url')], ...options };
  let outage = false;
  let delayMs = 0;
  const requests = new Map<string, number>();
  const answers = new Map<string, FixedAnswers>();
  const present: Present = { skewSeconds: 0, telling: plainTelling };
  let key = options.signingKey ?? createSigningKey();
  const start = () => createProvider(settings, [key.jwk], storage, accounts, present);
  let provider = start();
  let callback = provider.callback();

  const basePath = new URL(options.issuer).pathname;
  // A browser applies form-action to the redirects after a form as well, so the console's origins are listed.
  const formTargets = new Set(
    [...options.redirectUris, ...options.postLogoutRedirectUris].map((uri) => new URL(uri).origin),
  );
  const policy = `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${[...formTargets].join(' ')}`;

  const router = Router();
  router.use(({ path }, response, next) => {
    requests.set(path, (requests.get(path) ?? 0) + 1);
    response.set({ 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff' });
    if (outage) response.status(503).type('text').send('The identity provider is down');
    else if (delayMs > 0) setTimeout(next, delayMs);
    else next();
  });
  router.use(fixedAnswers(answers));
  router.use(signInPages(basePath, () => provider, accounts));
  router.use((request, response) => callback(request, response));
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (!(error instanceof errors.OIDCProviderError)) return next(error);
    const text = '<p>This sign-in is over. Go back to the console and sign in again.</p>';
    response.status(error.statusCode).send(page('Sign-in cannot continue', `${basePath}/style.css`, text));
  });

  return {
    router,
    control: {
      accounts: () => accounts.list(),
      changeAccount: (id, change) => accounts.change(id, change),
      restoreAccount: (id) => accounts.restore(id),
      sign: (claims) => signJwt(claims, key),
      rotateKeys: () => {
        key = createSigningKey();
        provider = start();
        callback = provider.callback();
      },
      requests: (path) => requests.get(path) ?? 0,
      setDelay: (ms) => {
        delayMs = ms;
      },
      setOutage: (out) => {
        outage = out;
      },
      setAnswer: (path, answer, times = Number.POSITIVE_INFINITY) => {
        if (answer === undefined) answers.delete(path);
        else answers.set(path, { answer, left: times });
      },
      setTelling: (telling) => {
        present.telling = { ...plainTelling, ...telling };
      },
      setClockSkew: (seconds) => {
        present.skewSeconds = seconds;
      },
    },
  };
}
