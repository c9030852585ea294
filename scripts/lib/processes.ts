import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigError } from '../../apps/bff/src/platform/config-error.ts';
import { whenLauncherEnds } from './launcher.ts';
import { inWorkspace } from './paths.ts';

/** Exit code of a bad configuration (EX_CONFIG of sysexits). */
const exitConfig = 78;

const stopDeadline = 5_000;

export interface Program {
  /** Stands before each line of its output. */
  name: string;
  /** Arguments of Node: the script and its own arguments, from the root of the workspace. */
  args: readonly string[];
  cwd?: string;
  /** Added to the environment of this process. */
  env?: Readonly<Record<string, string>>;
  /** What becomes of a line of its output; the default prints it. */
  onLine?: (line: string) => void;
  /** The descriptor of a file that takes the output instead. */
  outputTo?: number | undefined;
}

/** The children of one command: started together, ended together, never left behind. */
export class Processes {
  readonly #children = new Map<ChildProcess, string>();
  #stopping: Promise<void> | undefined;
  #fail: (error: Error) => void = () => {};
  /** Rejects when a child ends by itself. */
  readonly failed: Promise<never> = new Promise((_resolve, reject) => {
    this.#fail = reject;
  });

  constructor() {
    this.failed.catch(() => undefined);
  }

  /** Starts a Node program in a process group of its own: Ctrl-C reaches it once, through here. */
  start({
    name,
    args,
    cwd,
    env,
    onLine = (line) => console.log(`${name} | ${line}`),
    outputTo,
  }: Program): ChildProcess {
    const child = spawn(
      process.execPath,
      ['--import', new URL('./die-with-parent.mjs', import.meta.url).href, ...args],
      {
        cwd: cwd ?? inWorkspace('.'),
        env: { ...process.env, ...env },
        stdio: ['ignore', outputTo ?? 'pipe', outputTo ?? 'pipe', 'ipc'],
        detached: true,
      },
    );
    this.#children.set(child, name);
    const print = (stream: Readable | null) => {
      if (stream) createInterface({ input: stream }).on('line', onLine);
    };
    print(child.stdout);
    print(child.stderr);
    child.on('exit', (code, signal) => {
      this.#children.delete(child);
      if (!this.#stopping) this.#fail(new ExitError(name, code ?? 1, signal));
    });
    return child;
  }

  /** Ends every child, gently for five seconds and then for certain; SIGTERM would let the console wait for a load balancer. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    const all = [...this.#children.keys()];
    const exits = all.map((child) => once(child, 'exit'));
    for (const child of all) child.kill('SIGINT');
    const late = new AbortController();
    await Promise.race([
      Promise.all(exits),
      delay(stopDeadline, undefined, { signal: late.signal }).catch(() => undefined),
    ]);
    late.abort();
    for (const child of this.#children.keys()) child.kill('SIGKILL');
    await Promise.all(exits);
  }

  /**
   * Resolves once `url` answers 200.
   * @throws when a child ends first, or after `deadline` milliseconds
   */
  async ready(url: string, deadline = 30_000): Promise<void> {
    const limit = AbortSignal.timeout(deadline);
    const poll = async () => {
      while (!limit.aborted) {
        const response = await fetch(url, { signal: limit }).catch(() => undefined);
        await response?.body?.cancel();
        if (response?.status === 200) return;
        await delay(25);
      }
      throw new Error(`${url} was not ready after ${deadline / 1_000} seconds.`);
    };
    await Promise.race([poll(), this.failed]);
  }
}

/** A child that ended by itself. `code` is its exit code, to be passed through. */
class ExitError extends Error {
  readonly code: number;
  constructor(name: string, code: number, signal: NodeJS.Signals | null) {
    super(`${name} ended ${signal ? `by ${signal}` : `with exit code ${code}`}.`);
    this.code = code;
  }
}

/**
 * Runs `command` until it is interrupted; whatever ends it, its children end too. An error is one line, and a child's exit
 * code is passed through.
 */
export async function withProcesses(command: (processes: Processes) => Promise<void>): Promise<void> {
  const processes = new Processes();
  const end = () => void processes.stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  whenLauncherEnds(end);
  try {
    await command(processes);
    await processes.failed;
  } catch (error) {
    await processes.stop();
    console.error(error instanceof Error ? error.message : String(error));
    if (error instanceof ConfigError) process.exit(exitConfig);
    process.exit(error instanceof ExitError ? error.code : 1);
  }
}
