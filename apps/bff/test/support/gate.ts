import { connect, createServer, type Socket } from 'node:net';

/** Stands between a BFF and its Postgres, and can take it away. */
export interface Gate {
  /** Connection string through the gate. */
  url: string;
  /** `open`: passes everything on. `shut`: cuts every connection and takes none. `silent`: takes everything and passes nothing on. */
  become: (state: 'open' | 'shut' | 'silent') => Promise<void>;
  close: () => Promise<void>;
}

/** Opens a gate to the Postgres at `url`. */
export async function openGate(url: string): Promise<Gate> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let silent = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((incoming) => {
    const outgoing = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      keep(from);
      from.on('data', (chunk) => {
        if (!silent) to.write(chunk);
      });
      from.on('close', () => to.destroy());
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const shut = async () => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: Object.assign(new URL(url), { port: String(port) }).href,
    async become(state) {
      silent = state === 'silent';
      if (state === 'shut') await shut();
      else if (!server.listening) await listen(port);
    },
    close: shut,
  };
}
