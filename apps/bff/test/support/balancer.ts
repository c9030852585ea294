import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** Milliseconds between two looks at /readyz, as a load balancer is usually set up with seconds. */
const probeMs = 100;

interface Target {
  url: string;
  ready: boolean;
}

/**
 * The simplest load balancer: replicas take turns for all clients; one that says on /readyz that it is not ready gets no
 * new requests. Nothing is sent twice: what a replica leaves unanswered is a 502 to the browser.
 */
export async function startBalancer(port: number) {
  const targets = new Map<string, Target>();
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  let unanswered = 0;

  const next = (): Target | undefined => {
    const ready = [...targets.values()].filter((target) => target.ready);
    turn += 1;
    return ready[turn % ready.length];
  };

  function refuse(response: ServerResponse): void {
    unanswered += 1;
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  }

  function forward(incoming: IncomingMessage, response: ServerResponse): void {
    const target = next();
    if (target === undefined) {
      refuse(response);
      return;
    }
    const { method = 'GET', headers } = incoming;
    const outgoing = request(target.url + (incoming.url ?? '/'), { method, headers, agent }, (answer) => {
      const { connection: _, 'keep-alive': __, ...kept } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, kept);
      answer.once('error', () => response.destroy());
      answer.pipe(response);
    });
    outgoing.once('error', () => refuse(response));
    response.once('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  async function probe(target: Target): Promise<void> {
    const answer = await fetch(`${target.url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    target.ready = answer?.status === 200;
  }

  const probing = setInterval(() => {
    for (const target of targets.values()) void probe(target);
  }, probeMs);
  const server = createServer(forward);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  return {
    /** Adds a replica; resolves once it has been found ready or not. */
    async add(url: string): Promise<void> {
      const target = { url, ready: false };
      targets.set(url, target);
      await probe(target);
    },
    remove: (url: string) => targets.delete(url),
    /** Whether a replica gets requests. */
    serves: (url: string): boolean => targets.get(url)?.ready === true,
    /** Requests that got no answer from a replica. */
    unanswered: () => unanswered,
    async close(): Promise<void> {
      clearInterval(probing);
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Balancer = Awaited<ReturnType<typeof startBalancer>>;
