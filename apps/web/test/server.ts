import type { Operation, Problem, ResponseOf } from '@reseller-console/contract';
import { expect, onTestFinished, vi } from 'vitest';

/** What the page sent. */
export interface Sent {
  readonly operation: Operation;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The key by which a write is known again. */
  readonly key: string | null;
  /** The version that a change is of, as its header says it. */
  readonly version: string | null;
}

export interface Answer {
  readonly operation: Operation;
  readonly reply: (sent: Sent) => Promise<Response>;
}

/** How the server answers an operation: by what its contract says, or by a refusal. */
export function answers<O extends Operation>(
  operation: O,
  reply: (sent: Sent) => ResponseOf<O> | Response | Promise<ResponseOf<O> | Response>,
): Answer {
  return {
    operation,
    async reply(sent) {
      const answer = await reply(sent);
      return answer instanceof Response ? answer : Response.json(answer);
    },
  };
}

/** The server's refusal in words. */
export const refuses = (problem: Pick<Problem, 'code' | 'status'> & Partial<Problem>): Response =>
  Response.json({ type: 'about:blank', title: problem.code, requestId: 'req-1', ...problem }, problem);

const fits = ({ method, path }: Operation, asked: string, pathname: string): boolean =>
  method === asked && new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname);

/**
 * Stands in for the server until the test ends, for the one `fetch` of the console. It answers with what was sent so far. A
 * call that nothing is there for fails the test.
 */
export function serve(...all: readonly Answer[]): readonly Sent[] {
  const calls: Sent[] = [];
  const unanswered: string[] = [];
  vi.stubGlobal('fetch', async (address: string, { method = 'GET', headers, body }: RequestInit = {}) => {
    const { pathname, searchParams } = new URL(address, location.href);
    const answer = all.find(({ operation }) => fits(operation, method, pathname));
    if (answer === undefined) {
      unanswered.push(`${method} ${pathname}`);
      throw new TypeError('Failed to fetch');
    }
    const sent = {
      operation: answer.operation,
      address,
      headers: Object.fromEntries(new Headers(headers)),
      query: Object.fromEntries(searchParams),
      body: typeof body === 'string' ? JSON.parse(body) : (body ?? undefined),
      key: new Headers(headers).get('idempotency-key'),
      version: new Headers(headers).get('if-match'),
    };
    calls.push(sent);
    return answer.reply(sent);
  });
  onTestFinished(() => expect(unanswered).toEqual([]));
  return calls;
}
