import { openSync } from 'node:fs';
import { devNull } from 'node:os';
import { freePort } from '../../scripts/lib/ports.ts';
import type { Processes } from '../../scripts/lib/processes.ts';
import { type PeerOptions, toArguments } from './options.ts';

/** The program of each proxy, and its own arguments. */
const programs = {
  bare: ['bare'],
  express: ['express', '4'],
  express3: ['express', '3'],
  fastify: ['fastify'],
  sketch: ['sketch'],
} as const;
type Name = keyof typeof programs;

/** Where a peer listens, and what a request to it carries besides. */
export interface Peer {
  origin: string;
  headers: Record<string, string>;
}

/** Starts the proxies that the console is compared with, each in its own process. */
export async function startPeers(
  processes: Processes,
  options: Omit<PeerOptions, 'port'>,
): Promise<Record<Name, Peer>> {
  const start = async (name: Name): Promise<Peer> => {
    const [program, ...own] = programs[name];
    const port = await freePort();
    processes.start({
      name,
      args: [`bench/peers/${program}.ts`, ...toArguments({ ...options, port }), ...own],
      // Lines that came here would be read by what makes the load.
      outputTo: openSync(devNull, 'w'),
    });
    const origin = `http://127.0.0.1:${port}`;
    await processes.ready(`${origin}/ready`);
    return { origin, headers: {} };
  };
  const signedIn = async (peer: Peer): Promise<Peer> => {
    const answer = await fetch(`${peer.origin}/sign-in`, { method: 'POST' });
    return { ...peer, headers: { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' } };
  };
  return {
    bare: await start('bare'),
    express: await signedIn(await start('express')),
    express3: await signedIn(await start('express3')),
    fastify: await start('fastify'),
    sketch: await signedIn(await start('sketch')),
  };
}
