import {
  changeView,
  createView,
  deleteView,
  listViews,
  type View,
  type ViewInput,
  type ViewSettings,
} from '@reseller-console/contract';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { resellerScope } from '../../shared/lib/query-scope.ts';
import { ProblemError } from '../../shared/problem-error.ts';
import { noteWrite } from '../../shared/write/write.ts';

/** The saved views that the person sees, of every list, by name. */
export const viewsQuery = queryOptions({
  queryKey: [resellerScope, 'views'],
  queryFn: async ({ signal }) => (await call(listViews, { signal })).items,
});

/** Shows at once what was saved, and asks for the whole list again: others may have changed theirs. */
async function show(client: QueryClient, change: (views: readonly View[]) => View[]): Promise<void> {
  await client.cancelQueries({ queryKey: viewsQuery.queryKey });
  client.setQueryData(viewsQuery.queryKey, (views) => views && change(views));
  void client.invalidateQueries({ queryKey: viewsQuery.queryKey });
}

export async function create(client: QueryClient, body: ViewInput): Promise<View> {
  const made = await noteWrite(call(createView, { body }));
  await show(client, (views) => [...views, made]);
  return made;
}

export async function change(client: QueryClient, viewId: string, body: ViewSettings): Promise<View> {
  const changed = await noteWrite(call(changeView, { params: { viewId }, body }));
  await show(client, (views) => views.map((view) => (view.id === viewId ? changed : view)));
  return changed;
}

async function removeOnce(viewId: string): Promise<void> {
  try {
    await call(deleteView, { params: { viewId } });
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'not_found')) throw error;
  }
}

/** Deletes a view. Succeeds if it is already gone. */
export async function remove(client: QueryClient, viewId: string): Promise<void> {
  await noteWrite(removeOnce(viewId));
  await show(client, (views) => views.filter(({ id }) => id !== viewId));
}
