import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { World } from '../store/world.ts';
import type { Answer } from './answer.ts';
import type { Role } from './route.ts';

/** What a test can change about the token endpoint. */
export interface TokenSettings {
  role: Role;
  lifetimeSeconds: number;
  /** Answer 400 invalid_client whatever the credentials are. */
  rejectCredentials: boolean;
  /** Answer 503 without an envelope. */
  outage: boolean;
  /** Leave `permissions` out of the answer. */
  permissions: boolean;
}

export const TOKEN_DEFAULTS: TokenSettings = {
  role: 'Reseller',
  lifetimeSeconds: 3600,
  rejectCredentials: false,
  outage: false,
  permissions: true,
};

/** A short name for a token that says nothing about it, for the request log. */
export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 12);
}

/** Issues and knows the access tokens of the one API client. */
export class Tokens {
  settings: TokenSettings = { ...TOKEN_DEFAULTS };
  readonly #client: { id: string; secret: string };
  readonly #key = randomBytes(32);
  readonly #expiry = new Map<string, number>();
  #issued = 0;

  constructor(client: { id: string; secret: string }) {
    this.#client = client;
  }

  /** How many tokens were issued since the start. */
  get issued(): number {
    return this.#issued;
  }

  /** True while a bearer token was issued here and has not expired. */
  accepts(token: string, now: number): boolean {
    const expiry = this.#expiry.get(token);
    return expiry !== undefined && now < expiry;
  }

  /** Makes every token issued so far unknown. */
  expireAll(): void {
    this.#expiry.clear();
  }

  /** POST /connect/token. Takes a form only: a JSON body gives 500 as upstream. */
  issue(contentType: string, raw: string, world: World, permissions: readonly string[]): Answer {
    if (this.settings.outage) return { kind: 'bare', status: 503, body: '' };
    if (!contentType.startsWith('application/x-www-form-urlencoded')) {
      const body = { Status: 'INTERNAL_SERVER_ERROR', Message: 'An error occurred', ValidationMessages: [] };
      return { kind: 'bare', status: 500, body };
    }
    const form = new URLSearchParams(raw);
    const refused = this.#refusal(form);
    if (refused !== null) return { kind: 'bare', status: 400, body: { error: refused } };
    const token = this.#sign(world);
    this.#expiry.set(token, world.now() + this.settings.lifetimeSeconds * 1000);
    this.#issued++;
    const body = {
      access_token: token,
      expires_in: this.settings.lifetimeSeconds,
      token_type: 'Bearer',
      scope: 'api1',
      ...(this.settings.permissions ? { permissions } : {}),
    };
    return { kind: 'bare', status: 200, body, headers: { 'cache-control': 'no-store' } };
  }

  #refusal(form: URLSearchParams): string | null {
    if (form.get('grant_type') !== 'client_credentials') return 'unsupported_grant_type';
    const right =
      form.get('client_id') === this.#client.id && form.get('client_secret') === this.#client.secret;
    if (!right || this.settings.rejectCredentials) return 'invalid_client';
    return form.get('scope') === 'api1' ? null : 'invalid_scope';
  }

  #sign(world: World): string {
    const seconds = Math.floor(world.now() / 1000);
    const reseller = this.settings.role === 'Reseller';
    const claims = {
      user_company_resourceid: world.reseller.id,
      user_company_name: world.reseller.name,
      role: this.settings.role,
      reseller_access: String(reseller),
      company_admin_access: String(!reseller),
      root_access: 'false',
      scope: ['api1'],
      client_id: this.#client.id,
      iat: seconds,
      exp: seconds + this.settings.lifetimeSeconds,
      jti: randomBytes(8).toString('hex'),
    };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    return `${unsigned}.${createHmac('sha256', this.#key).update(unsigned).digest('base64url')}`;
  }
}
