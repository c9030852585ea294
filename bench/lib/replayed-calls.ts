import { Pool } from 'undici';
import { scopedHeaders } from './requests.ts';

/** A call that the sandbox has logged. */
export interface LoggedCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  query: Readonly<Record<string, string>>;
  body?: unknown;
}

/** Sends logged calls once more, in their order and so many at once. Answers the milliseconds that it took. */
export async function replay(
  origin: string,
  { token, companyId }: { token: string; companyId: string },
  calls: readonly LoggedCall[],
  inFlight: number,
): Promise<number> {
  const pool = new Pool(origin, { connections: inFlight });
  const headers = scopedHeaders(token, companyId);
  const left = [...calls];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let call = left.shift(); call !== undefined; call = left.shift()) {
        const { method, path, query, body } = call;
        const sent = body === null || body === undefined ? null : JSON.stringify(body);
        const answer = await pool.request({ method, path, query, headers, body: sent });
        await answer.body.arrayBuffer();
        if (answer.statusCode !== 200) throw new Error(`${method} ${path} was answered ${answer.statusCode}`);
      }
    }),
  );
  const ms = performance.now() - started;
  await pool.close();
  return ms;
}
