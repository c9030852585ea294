import { endSession, listSessions } from '@reseller-console/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { resellerScope } from '../../shared/lib/query-scope.ts';
import { ProblemError } from '../../shared/problem-error.ts';

/** Who is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: [resellerScope, 'sessions'],
  queryFn: async ({ signal }) => (await call(listSessions, { signal })).items,
  staleTime: 5_000,
});

/** Ends somebody's session. One that is gone already is what was wanted. */
export async function end(sessionId: string): Promise<void> {
  try {
    await call(endSession, { params: { sessionId } });
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'not_found')) throw error;
  }
}
