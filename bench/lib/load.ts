import { Client } from 'undici';

/** One request that is sent over and over. */
export interface Repeated {
  origin: string;
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Sends it once. Rejects when the status is not 200, since a refusal is quicker than an answer. */
function once(client: Client, { method, path, headers, body }: Repeated): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0;
    client.dispatch(
      { method, path, headers, body: body ?? null },
      {
        onRequestStart() {},
        onResponseStart(_controller, code) {
          status = code;
        },
        onResponseData() {},
        onResponseEnd: () => (status === 200 ? resolve() : reject(new Error(`${path} answered ${status}`))),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}

/** Answers a second over so many connections, each with one request after the other, for so many milliseconds. */
export async function throughput(request: Repeated, connections: number, ms: number): Promise<number> {
  const started = performance.now();
  const until = started + ms;
  let answered = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new Client(request.origin);
      while (performance.now() < until) {
        await once(client, request);
        answered += 1;
      }
      await client.close();
    }),
  );
  return (answered * 1000) / (performance.now() - started);
}
