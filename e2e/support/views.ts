import type { APIRequestContext } from '@playwright/test';

interface Saved {
  table: string;
  name: string;
  companyId?: string;
  shared?: boolean;
  query?: Record<string, string>;
  columns?: string[];
}

const headers = (origin: string) => ({ 'X-CSRF': '1', Origin: origin });

/** Deletes every view that the person may delete. */
export async function deleteViews(request: APIRequestContext, origin: string): Promise<void> {
  const { items } = await (await request.get('/api/views')).json();
  for (const { id } of items) await request.delete(`/api/views/${id}`, { headers: headers(origin) });
}

/** Saves a view as the person. @returns its id */
export async function saveView(
  request: APIRequestContext,
  origin: string,
  { companyId, shared = false, query = {}, columns = [], ...rest }: Saved,
): Promise<string> {
  const data = { ...rest, companyId: companyId ?? null, shared, query, columns, density: 'comfortable' };
  const answer = await request.post('/api/views', { headers: headers(origin), data });
  if (!answer.ok()) throw new Error(`The view was not saved: ${await answer.text()}`);
  return (await answer.json()).id;
}
