import { once } from 'node:events';
import { createServer } from 'node:net';

async function listenOn(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : port;
}

/** `wanted` when it is free on loopback, else a free port of the system's choice. 0 asks for any. */
export async function freePort(wanted = 0): Promise<number> {
  return listenOn(wanted).catch(() => listenOn(0));
}
