import { ConfigError } from '../../apps/bff/src/platform/config-error.ts';
import { freePort } from './ports.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The port that a variable asks for; undefined without one. @throws {ConfigError} when it is no port */
function portIn(environment: Environment, variable: 'PORT' | 'SANDBOX_PORT'): number | undefined {
  const text = environment[variable]?.trim() ?? '';
  if (text === '') return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port <= 65_535) return port;
  throw new ConfigError(`${variable} must be a port from 1 to 65535`);
}

/**
 * The ports of sandbox and console. One that a variable asks for is used as it is, even where something else has it: the program that
 * cannot listen says so. A usual one that is taken is replaced by a free one, and `say` is told.
 * @throws {ConfigError}
 */
export async function choosePorts(environment: Environment, say: (line: string) => void) {
  const choose = async (variable: 'PORT' | 'SANDBOX_PORT', usual: number, what: string) => {
    const asked = portIn(environment, variable);
    if (asked !== undefined) return asked;
    const port = await freePort(usual);
    if (port !== usual) say(`Port ${usual} is taken, so the ${what} uses ${port}.`);
    return port;
  };
  const sandboxPort = await choose('SANDBOX_PORT', 4000, 'sandbox');
  const port = await choose('PORT', 3000, 'console');
  if (port === sandboxPort) throw new ConfigError(`SANDBOX_PORT must be another port than PORT (${port})`);
  return { sandboxPort, port };
}

/** The origin that people open, where PUBLIC_URL says so. @throws {ConfigError} when it is none */
export function publicUrlIn({ PUBLIC_URL: text = '' }: Environment): URL | undefined {
  if (text.trim() === '') return undefined;
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/') return url;
  throw new ConfigError('PUBLIC_URL must be an http or https origin without a path');
}
