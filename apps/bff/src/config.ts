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
  .transform((value) => new URL(value))
  .refine(
    ({ protocol, hostname }) => protocol === 'https:' || isLoopback(hostname),
    'must be https unless it is on this machine',
  );
const origin = url.refine(({ href, origin: own }) => href === `${own}/`, 'must be an origin without a path');
/** Where something is asked. An issuer has no query either (OpenID Connect Core 1.0, section 2). */
const endpoint = url.refine(
  ({ username, password, search, hash }) => [username, password, search, hash].every((part) => part === ''),
  'must not carry credentials, a query or a fragment',
);
const portRule = 'must be a port, a whole number from 0 to 65535';
const port = z.coerce.number(portRule).int(portRule).min(0, portRule).max(65_535, portRule);
const retentionRule = 'must be a whole number from 1 to 365';
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://');
/** A host as `listen` takes it: an IPv6 address without the brackets that it has in a URL. */
const host = z.string().transform((value) => value.replace(/^\[(.*)\]$/, '$1'));
const roleMap = z.string().check((context) => {
  try {
    parseRoleMap(context.value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    context.issues.push({ code: 'custom', message: error.message, input: context.value });
  }
});
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
  HOST: host.default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: origin.optional(),
  KEEPNET_API_URL: endpoint.default(new URL('https://api.keepnetlabs.com')),
  KEEPNET_CLIENT_ID: z.string({ error: 'is needed: the id of your Keepnet API client' }),
  KEEPNET_CLIENT_SECRET: z.string(),
  KEEPNET_SCOPE: z.string().default('api1'),
  KEEPNET_PHONE_NUMBER: z.enum(['required', 'optional']).default('required'),
  KEEPNET_COMPANY_HEADERS: z.enum(['both', 'keepnet']).default('both'),
  KEEPNET_SCOPE_PROOF: z.enum(['rows', 'trusted']).default('rows'),
  AUTH_MODE: z.enum(['oidc', 'local']).default('oidc'),
  OIDC_ISSUER: endpoint.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLIENT_AUTH: z.enum(['auto', 'basic', 'post']).default('auto'),
  OIDC_SCOPES: z
    .string()
    .default('openid profile email')
    .refine((value) => value.split(/\s+/).includes('openid'), 'must have openid among its scopes'),
  OIDC_ROLES_CLAIM: z.string().default('roles'),
  OIDC_ROLE_MAP: roleMap.optional(),
  OIDC_COMPANIES_CLAIM: z.string().optional(),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  DATA_DIR: z.string().default('./data'),
  SESSION_SECRET: z
    .string({ error: 'is needed: 32 random characters or more, for example from "openssl rand -base64 48"' })
    .min(32, { error: 'is too short: use 32 random characters or more', abort: true })
    .refine((value) => new Set(value).size >= 12, 'is too regular: use random characters'),
  JOB_RETENTION_DAYS: z.coerce
    .number(retentionRule)
    .int(retentionRule)
    .min(1, retentionRule)
    .max(365, retentionRule)
    .default(14),
  TRUST_PROXY: trustProxy.default(0),
  METRICS_PORT: port.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

const secretNames: ReadonlySet<string> = new Set([
  'KEEPNET_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET',
  'SESSION_SECRET',
  // These URLs contain a password.
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
]);

type Values = Record<string, string | undefined>;

/** The contents of a file with a secret. @throws {ConfigError} it cannot be read, or nothing is in it */
function readSecretFile(name: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch {
    throw new ConfigError(`${name}_FILE names a file that cannot be read`);
  }
  if (text === '') throw new ConfigError(`${name}_FILE names a file that is empty`);
  return text;
}

/** The variables that are set, with secrets out of their files. A blank value is none, and a local sign-in needs no provider's. */
function valuesIn(environment: NodeJS.ProcessEnv): { values: Values; unreadable: Map<string, string> } {
  const isBlank = (text = ''): boolean => text.trim() === '';
  const isLocal = environment['AUTH_MODE'] === 'local';
  const values: Values = {};
  const unreadable = new Map<string, string>();
  for (const name of Object.keys(Environment.shape)) {
    if (isLocal && name.startsWith('OIDC_')) continue;
    const path = secretNames.has(name) ? environment[`${name}_FILE`] : undefined;
    if (!isBlank(environment[name])) values[name] = environment[name];
    else if (path !== undefined && !isBlank(path)) {
      try {
        values[name] = readSecretFile(name, path);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        unreadable.set(name, error.message);
      }
    }
  }
  return { values, unreadable };
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

function parseEnvironment<Schema extends z.ZodObject>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
  rules: (values: Values) => readonly string[] = () => [],
): z.output<Schema> {
  const { values, unreadable } = valuesIn(environment);
  const parsed = schema.safeParse(values);
  const issues = parsed.success ? [] : parsed.error.issues.map(lineOf);
  const isAbsent = (line: string): boolean => unreadable.has(line.split(' ')[0] ?? '');
  const faults = [...rules(values), ...issues].filter((line) => !isAbsent(line));
  for (const [name, line] of unreadable) if (Object.hasOwn(schema.shape, name)) faults.push(line);
  if (!parsed.success || faults.length > 0) throw new ConfigError([...new Set(faults)].join('\n'));
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

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80);

const ownerWithoutProgram = 'DATABASE_URL is needed with MIGRATION_DATABASE_URL';

/** @throws {ConfigError} one line for each of these that is wrong */
function refuse(faults: readonly (readonly [boolean, string])[]): void {
  const lines = faults.flatMap(([isWrong, line]) => (isWrong ? [line] : []));
  if (lines.length > 0) throw new ConfigError(lines.join('\n'));
}

/** Variables that do not fit together, each right by itself. @throws {ConfigError} */
function refuseMisfits(env: z.output<typeof Environment>, publicUrl: URL): void {
  const { HOST, PORT, METRICS_PORT, DATABASE_URL, MIGRATION_DATABASE_URL } = env;
  const isLocal = env.AUTH_MODE === 'local';
  refuse([
    [METRICS_PORT === PORT && PORT !== 0, `METRICS_PORT must be another port than PORT (${PORT})`],
    [MIGRATION_DATABASE_URL !== undefined && DATABASE_URL === undefined, ownerWithoutProgram],
    [
      env.OIDC_ROLES_CLAIM === 'email' && env.OIDC_ROLE_MAP === undefined,
      'OIDC_ROLE_MAP is needed when OIDC_ROLES_CLAIM is email',
    ],
    [isLocal && !isLoopback(HOST), 'HOST must be loopback when AUTH_MODE is local'],
    [isLocal && !isLoopback(publicUrl.hostname), 'PUBLIC_URL must be loopback when AUTH_MODE is local'],
    [
      isLocal && isLoopback(publicUrl.hostname) && PORT !== 0 && portOf(publicUrl) !== PORT,
      `PUBLIC_URL must have the port of PORT (${PORT}) when AUTH_MODE is local`,
    ],
  ]);
}

function roleMapOf(claim: string, text: string | undefined): RoleMap | undefined {
  if (text === undefined) return undefined;
  return parseRoleMap(claim === 'email' ? text.toLowerCase() : text);
}

function authConfig(env: z.output<typeof Environment>): AuthConfig {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (env.AUTH_MODE === 'local') return { mode: 'local' };
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new ConfigError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed');
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
  return { database: { url, ownerUrl, dataDir }, sessionSecret: env.SESSION_SECRET };
}

/** Reads the variables for commands that only use the database. @throws {ConfigError} as `readConfig` */
export function readStoreConfig(environment: NodeJS.ProcessEnv = process.env) {
  const env = parseEnvironment(Stored, environment);
  refuse([[env.MIGRATION_DATABASE_URL !== undefined && env.DATABASE_URL === undefined, ownerWithoutProgram]]);
  return stored(env);
}

/**
 * Reads and checks the whole environment of the BFF.
 * @throws {ConfigError} one line per variable that is missing, malformed or unsafe
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const env = parseEnvironment(Environment, environment, missingForOidc);
  const publicUrl = env.PUBLIC_URL ?? new URL(`http://localhost:${env.PORT}`);
  refuseMisfits(env, publicUrl);
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
    auth: authConfig(env),
    ...stored(env),
    trustProxy: env.TRUST_PROXY,
    metricsPort: env.METRICS_PORT,
    logLevel: env.LOG_LEVEL,
  };
}

export type Config = ReturnType<typeof readConfig>;
