import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKeepnet, type Keepnet, type KeepnetOptions } from '../../src/index.ts';

/** A request as it arrived. */
export interface Arrived {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Answers one request; `turn` counts from 1 over all requests but those for tokens. */
export type Handler = (request: Arrived, response: ServerResponse, turn: number) => void;

/** An upstream that answers whatever a test wants, weird or not. */
export interface FakeUpstream {
  url: string;
  /** Requests but those for tokens. */
  arrived: Arrived[];
  tokenRequests: Arrived[];
  client(options?: Partial<KeepnetOptions>): Keepnet;
  /** Closes every connection and refuses new ones. */
  stopListening(): Promise<void>;
  close(): Promise<void>;
}

const fastRetry = { attempts: 3, baseMs: 2, budgetRatio: 1 };

/** Starts a fake upstream on a free loopback port; tokens are granted unless the test says otherwise. */
export async function startFake(handler: Handler, onToken: Handler = grantToken): Promise<FakeUpstream> {
  const arrived: Arrived[] = [];
  const tokenRequests: Arrived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => response.destroy());
    request.on('end', () => {
      const path = request.url ?? '';
      const body = Buffer.concat(chunks).toString('utf8');
      const seen = { method: request.method ?? '', path, headers: request.headers, body };
      const isToken = path.endsWith('/connect/token');
      const log = isToken ? tokenRequests : arrived;
      log.push(seen);
      (isToken ? onToken : handler)(seen, response, log.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  const clients: Keepnet[] = [];
  const stopListening = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url,
    arrived,
    tokenRequests,
    client(options = {}) {
      const client = createKeepnet({
        baseUrl: url,
        clientId: 'console',
        clientSecret: 'hush-hush',
        retry: fastRetry,
        ...options,
      });
      clients.push(client);
      return client;
    },
    stopListening,
    async close() {
      await stopListening();
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}

/** Answers JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Answers a successful envelope. */
export function succeed(response: ServerResponse, data: unknown): void {
  json(response, 200, { data, status: 'SUCCESS', message: '', validationMessages: [] });
}

/** `data` of a search. */
export function pageWith(results: unknown[]): unknown {
  return {
    pageNumber: 1,
    pageSize: 25,
    totalNumberOfPages: 1,
    totalNumberOfRecords: results.length,
    results,
  };
}

/** Grants `token-1`, `token-2` and so on, each for an hour. */
export function grantToken(_request: Arrived, response: ServerResponse, turn: number): void {
  json(response, 200, { access_token: `token-${turn}`, token_type: 'Bearer', expires_in: 3600 });
}

/** The query that a test sends when it does not care. */
export const anyQuery = { page: 1, pageSize: 25 };
