import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const ours = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const ahead = fileURLToPath(new URL('./ahead.ts', import.meta.url));

/** A BFF in a process of its own. */
export interface Child {
  url: string;
  pid: number | undefined;
  /** What it wrote so far. */
  log: () => string;
  /** Ends it as abruptly as a machine does. */
  kill: () => Promise<void>;
  /** Asks it to stop, as a rolling restart does; answers its exit code. */
  stop: () => Promise<number | null>;
}

const Listening = z.object({ url: z.string() });

export interface ChildOptions {
  /** Kilobytes that a file of it may have, as on a disk that runs full. */
  fileKb?: number;
  /** The main module, where it is that of another version. */
  main?: string;
}

// The shell counts in blocks of 512 bytes (POSIX, ulimit).
const limited = (fileKb: number) => ['-c', `ulimit -f ${fileKb * 2}; exec "$0" "$@"`, process.execPath];

/**
 * The environment of a process of ours: `environment`, and what the system and Node need. Compiled code is kept between processes, as
 * every command of package.json does it.
 */
export const withSystem = (environment: Record<string, string> = {}) => ({
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
  ...environment,
});

// Where files are limited, those of compiled code would be the first that find no room.
const environmentOf = (environment: Record<string, string>, { fileKb }: ChildOptions) =>
  fileKb === undefined ? withSystem(environment) : { PATH: process.env.PATH, ...environment };

const commandOf = ({ fileKb, main = ours }: ChildOptions): [string, string[]] =>
  fileKb === undefined ? [process.execPath, [main]] : ['/bin/sh', [...limited(fileKb), main]];

/** Begins to start a BFF in a process of its own. */
export function spawnBff(environment: Record<string, string>, options: ChildOptions = {}) {
  return spawn(...commandOf(options), {
    env: environmentOf(environment, options),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Starts a BFF that is not expected to get far; answers its exit code and what it wrote. */
export async function refusedStart(environment: Record<string, string>, options: ChildOptions = {}) {
  const child = spawn(...commandOf(options), {
    env: environmentOf(environment, options),
    timeout: 110_000,
  });
  const [said, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, said, complaint };
}

/** Starts a BFF in a process of its own; resolves once it listens. */
export async function startChild(
  environment: Record<string, string>,
  options?: ChildOptions,
): Promise<Child> {
  const child = spawnBff(environment, options);
  const exited = once(child, 'exit');
  let log = '';
  const listening = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      log += chunk;
      const line = log.split('\n').find((text) => text.endsWith('"listening"}'));
      if (line !== undefined) resolve(Listening.parse(JSON.parse(line)).url);
    });
  });
  const url = await Promise.race([
    listening,
    exited.then(() => {
      throw new Error(`the BFF ended at once: ${log}`);
    }),
  ]);
  return {
    url,
    pid: child.pid,
    log: () => log,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      return typeof code === 'number' ? code : null;
    },
  };
}

/** Starts a BFF whose clock is ahead: a test that kills one after the other need not wait for a hold or a lease to end. */
export const startAhead = (environment: Record<string, string>, aheadMs: number): Promise<Child> =>
  startChild({ ...environment, AHEAD_MS: String(aheadMs) }, { main: ahead });
