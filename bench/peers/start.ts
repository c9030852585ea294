import { freePort } from '../../scripts/lib/ports.ts';
import type { Processes } from '../../scripts/lib/processes.ts';
import { type PeerOptions, toArguments } from './options.ts';

const names = ['bare', 'express', 'fastify'] as const;

/** Where a peer listens, and what a request to it carries besides. */
export interface Peer {
  origin: string;
  headers: Record<string, string>;
}

/** Starts the proxies that the console is compared with, each in its own process. */
export async function startPeers(
  processes: Processes,
  options: Omit<PeerOptions, 'port'>,
): Promise<Record<(typeof names)[number], Peer>> {
  const start = async (name: (typeof names)[number]): Promise<Peer> => {
    const port = await freePort();
    processes.start({ name, args: [`bench/peers/${name}.ts`, ...toArguments({ ...options, port })] });
    const origin = `http://127.0.0.1:${port}`;
    await processes.ready(`${origin}/ready`);
    return { origin, headers: {} };
  };
  const [bare, express, fastify] = [await start('bare'), await start('express'), await start('fastify')];
  const signedIn = await fetch(`${express.origin}/sign-in`, { method: 'POST' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { bare, express: { ...express, headers: { cookie } }, fastify };
}
