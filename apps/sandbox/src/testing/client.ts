import { z } from 'zod';
import { DEMO_CLIENT, type Sandbox } from '../index.ts';

/** What a call answered; the body is parsed JSON, or the text where it is not JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export type Call = (method: string, path: string, body?: unknown, companyId?: string) => Promise<Reply>;

/** Fetches a token as the reference says and answers its access token. */
export async function fetchToken(sandbox: Sandbox, secret: string = DEMO_CLIENT.secret): Promise<string> {
  const form = {
    grant_type: 'client_credentials',
    client_id: DEMO_CLIENT.id,
    client_secret: secret,
    scope: 'api1',
  };
  const answer = await fetch(`${sandbox.url}/connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}

/** A client that sends JSON with a token and, if told, the company header. */
export async function connect(sandbox: Sandbox): Promise<Call> {
  const token = await fetchToken(sandbox);
  return async (method, path, body, companyId) => {
    const answer = await fetch(`${sandbox.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(companyId === undefined ? {} : { 'x-keepnet-company-id': companyId }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: parsed(await answer.text()) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const NO_FILTER = { Condition: 'AND', SearchInputTextValue: '' };

/** A filter of column items, and items of which one is enough. */
export function filterOf(all: readonly FilterItem[], any: readonly FilterItem[] = []) {
  const group = (Condition: string, FilterItems: readonly FilterItem[]) => ({
    Condition,
    FilterItems,
    FilterGroups: [],
  });
  return { ...NO_FILTER, FilterGroups: [group('AND', all), group('OR', any)] };
}

export interface FilterItem {
  readonly FieldName: string;
  readonly Operator: string;
  readonly Value: unknown;
  readonly customFieldName?: unknown;
}

/** A whole search body. */
export function searchBody(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { pageNumber: 1, pageSize: 25, orderBy: 'CreateTime', ascending: false, filter: NO_FILTER, ...over };
}

const page = z.object({
  data: z.object({
    totalNumberOfRecords: z.number(),
    totalNumberOfPages: z.number(),
    results: z.array(z.record(z.string(), z.unknown())),
  }),
});

/** The page in a reply; throws when it is none. */
export function pageIn(reply: Reply): z.infer<typeof page>['data'] {
  return page.parse(reply.body).data;
}

/** The id in a reply of a create; throws when there is none. */
export function idIn(reply: Reply): string {
  return z.object({ data: z.object({ resourceId: z.string() }) }).parse(reply.body).data.resourceId;
}
