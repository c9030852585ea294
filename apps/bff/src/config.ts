import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import * as z from 'zod';
import { parseRoleMap, type RoleMap } from './auth/role-map.ts';
import { ConfigError } from './platform/config-error.ts';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Whether a host name or address is this machine's own. */
export const isLoopback = (host: string): boolean => loopbackHosts.has(host);

const url = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .transform((value) => new URL(value));
const portRule = 'must be a port, a whole number from 0 to 65535';
const port = z.coerce.number(portRule).int(portRule).min(0, portRule).max(65_535, portRule);
const secret = z.string().min(1);
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');

const namedSubnets = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Whether Express accepts this as the address or subnet of a proxy. */
function isSubnet(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  if (namedSubnets.has(text)) return true;
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

const proxies =
  'must be a number of proxies up to 10, true, false, or addresses and subnets with commas between them';
const trustProxy = z.union(
  [
    z.coerce.number().int().min(0).max(10),
    flag,
    z.string().refine((value) => value.split(',').every((part) => isSubnet(part.trim())), proxies),
  ],
  proxies,
);

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: url.optional(),
  KEEPNET_API_URL: url.default(new URL('https://api.keepnetlabs.com')),
  KEEPNET_CLIENT_ID: z.string({ error: 'is needed: the id of your Keepnet API client' }).min(1),
  KEEPNET_CLIENT_SECRET: secret,
  KEEPNET_SCOPE: z.string().min(1).default('api1'),
  KEEPNET_PHONE_NUMBER: z.enum(['required', 'optional']).default('required'),
  KEEPNET_COMPANY_HEADERS: z.enum(['both', 'keepnet']).default('both'),
  KEEPNET_SCOPE_PROOF: z.enum(['rows', 'trusted']).default('rows'),
  AUTH_MODE: z.enum(['oidc', 'local']).default('oidc'),
  OIDC_ISSUER: url.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: secret.optional(),
  OIDC_CLIENT_AUTH: z.enum(['auto', 'basic', 'post']).default('auto'),
  OIDC_SCOPES: z.string().min(1).default('openid profile email'),
  OIDC_ROLES_CLAIM: z.string().min(1).default('roles'),
  OIDC_ROLE_MAP: z.string().optional(),
  OIDC_COMPANIES_CLAIM: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  MIGRATION_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  SESSION_SECRET: z
    .string({ error: 'is needed: 32 random characters or more, for example from "openssl rand -base64 48"' })
    .min(32, { error: 'is too short: use 32 random characters or more', abort: true })
    .refine((value) => new Set(value).size >= 12, 'is too regular: use random characters'),
  JOB_RETENTION_DAYS: z.coerce.number('must be a whole number').int().min(1).max(365).default(14),
  TRUST_PROXY: trustProxy.default(0),
  METRICS_PORT: port.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

const secretNames = [
  'KEEPNET_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET',
  'SESSION_SECRET',
  // These URLs contain a password.
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
] as const;

type Values = Record<string, string | undefined>;

function withSecretFiles(environment: NodeJS.ProcessEnv): Values {
  const values: Values = {};
  for (const name of Object.keys(Environment.shape)) {
    if (environment[name] !== undefined && environment[name] !== '') values[name] = environment[name];
  }
  for (const name of secretNames) {
    const path = environment[`${name}_FILE`];
    if (path === undefined || path === '' || values[name] !== undefined) continue;
    try {
      values[name] = readFileSync(path, 'utf8').trim();
    } catch {
      throw new ConfigError(`${name}_FILE names a file that cannot be read`);
    }
  }
  return values;
}

/** The variables that say where the data is and what protects it. */
const Stored = Environment.pick({
  DATABASE_URL: true,
  MIGRATION_DATABASE_URL: true,
  DATA_DIR: true,
  SESSION_SECRET: true,
});

function lineOf(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  if (issue.code === 'invalid_value') return `${name} must be ${issue.values.join(' or ')}`;
  const missing = issue.code === 'invalid_type' && issue.message.startsWith('Invalid input');
  return `${name} ${missing ? 'is needed' : issue.message}`;
}

/** What an OpenID provider needs, told together with whatever else is wrong. */
function missingForOidc(values: Values): string[] {
  if (values['AUTH_MODE'] === 'local') return [];
  const needed = {
    OIDC_ISSUER: 'is needed: the URL of your OpenID provider',
    OIDC_CLIENT_ID: 'is needed: the id of the console at your OpenID provider',
    OIDC_CLIENT_SECRET: 'is needed: the secret of the console at your OpenID provider',
  };
  return Object.entries(needed).flatMap(([name, what]) =>
    values[name] === undefined ? `${name} ${what}` : [],
  );
}

function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
  rules: (values: Values) => readonly string[] = () => [],
): z.output<Schema> {
  const values = withSecretFiles(environment);
  const parsed = schema.safeParse(values);
  const lines = parsed.success ? [] : parsed.error.issues.map(lineOf);
  const all = new Set([...lines, ...rules(values)]);
  if (!parsed.success || all.size > 0) throw new ConfigError([...all].join('\n'));
  return parsed.data;
}

/** How people sign in: through an OpenID provider, or on this machine only with a one-time link. */
export type AuthConfig =
  | { mode: 'local' }
  | {
      mode: 'oidc';
      issuer: URL;
      clientId: string;
      clientSecret: string;
      /** How the client authenticates; `auto` finds out which method it is registered for. */
      clientAuth: 'auto' | 'basic' | 'post';
      scopes: string;
      rolesClaim: string;
      /** Undefined if claim values are role names. */
      roleMap: RoleMap | undefined;
      /** The claim that lists a person's companies; undefined if people are not limited to companies. */
      companiesClaim: string | undefined;
    };

function roleMapOf(claim: string, text: string | undefined): RoleMap | undefined {
  const isByEmail = claim === 'email';
  if (text === undefined) {
    if (isByEmail) throw new ConfigError('OIDC_ROLE_MAP is needed when OIDC_ROLES_CLAIM is email');
    return undefined;
  }
  try {
    return parseRoleMap(isByEmail ? text.toLowerCase() : text);
  } catch (error) {
    throw error instanceof SyntaxError ? new ConfigError(`OIDC_ROLE_MAP ${error.message}`) : error;
  }
}

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80);

function authConfig(env: z.output<typeof Environment>, publicUrl: URL): AuthConfig {
  if (env.AUTH_MODE === 'local') {
    if (!isLoopback(env.HOST)) throw new ConfigError('HOST must be loopback when AUTH_MODE is local');
    if (!isLoopback(publicUrl.hostname))
      throw new ConfigError('PUBLIC_URL must be loopback when AUTH_MODE is local');
    if (env.PORT !== 0 && portOf(publicUrl) !== env.PORT) {
      throw new ConfigError(`PUBLIC_URL must have the port of PORT (${env.PORT}) when AUTH_MODE is local`);
    }
    return { mode: 'local' };
  }
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new ConfigError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed');
  }
  if (!env.OIDC_SCOPES.split(/\s+/).includes('openid')) {
    throw new ConfigError('OIDC_SCOPES must have openid among its scopes');
  }
  if (issuer.protocol !== 'https:' && !isLoopback(issuer.hostname)) {
    throw new ConfigError('OIDC_ISSUER must be https unless it is on this machine');
  }
  return {
    mode: 'oidc',
    issuer,
    clientId,
    clientSecret,
    clientAuth: env.OIDC_CLIENT_AUTH,
    scopes: env.OIDC_SCOPES,
    rolesClaim: env.OIDC_ROLES_CLAIM,
    roleMap: roleMapOf(env.OIDC_ROLES_CLAIM, env.OIDC_ROLE_MAP),
    companiesClaim: env.OIDC_COMPANIES_CLAIM,
  };
}

function stored(env: z.output<typeof Stored>) {
  const { DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl, DATA_DIR: dataDir } = env;
  if (ownerUrl !== undefined && url === undefined) {
    throw new ConfigError('DATABASE_URL is needed with MIGRATION_DATABASE_URL');
  }
  return { database: { url, ownerUrl, dataDir }, sessionSecret: env.SESSION_SECRET };
}

/** Reads the variables for commands that only use the database. @throws {ConfigError} as `readConfig` */
export const readStoreConfig = (environment: NodeJS.ProcessEnv = process.env) =>
  stored(parseEnvironment(Stored, environment));

/**
 * Reads and checks the whole environment of the BFF.
 * @throws {ConfigError} one line per variable that is missing, malformed or unsafe
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const env = parseEnvironment(Environment, environment, missingForOidc);
  const publicUrl = env.PUBLIC_URL ?? new URL(`http://localhost:${env.PORT}`);
  if (publicUrl.protocol !== 'https:' && !isLoopback(publicUrl.hostname)) {
    throw new ConfigError('PUBLIC_URL must be https unless it is on this machine');
  }
  if (publicUrl.pathname !== '/' || publicUrl.search !== '' || publicUrl.username !== '') {
    throw new ConfigError('PUBLIC_URL must be an origin without a path');
  }
  if (env.KEEPNET_API_URL.protocol !== 'https:' && !isLoopback(env.KEEPNET_API_URL.hostname)) {
    throw new ConfigError('KEEPNET_API_URL must be https unless it is on this machine');
  }
  const { username, password, search, hash } = env.KEEPNET_API_URL;
  if ([username, password, search, hash].some((part) => part !== '')) {
    throw new ConfigError('KEEPNET_API_URL must not carry credentials, a query or a fragment');
  }
  if (env.METRICS_PORT === env.PORT && env.PORT !== 0) {
    throw new ConfigError(`METRICS_PORT must be another port than PORT (${env.PORT})`);
  }
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    keepnet: {
      baseUrl: env.KEEPNET_API_URL.href.replace(/\/$/, ''),
      clientId: env.KEEPNET_CLIENT_ID,
      clientSecret: env.KEEPNET_CLIENT_SECRET,
      scope: env.KEEPNET_SCOPE,
      companyHeaders: env.KEEPNET_COMPANY_HEADERS,
    },
    scopeProof: env.KEEPNET_SCOPE_PROOF,
    jobRetentionDays: env.JOB_RETENTION_DAYS,
    phoneRequired: env.KEEPNET_PHONE_NUMBER === 'required',
    auth: authConfig(env, publicUrl),
    ...stored(env),
    trustProxy: env.TRUST_PROXY,
    metricsPort: env.METRICS_PORT,
    logLevel: env.LOG_LEVEL,
  };
}

export type Config = ReturnType<typeof readConfig>;
