import { endSession, listSessions } from '@reseller-console/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { resellerScope } from '../../shared/lib/query-scope.ts';
import { ProblemError } from '../../shared/problem-error.ts';
import { noteWrite } from '../../shared/write/write.ts';

/** Who is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: [resellerScope, 'sessions'],
  queryFn: async ({ signal }) => (await call(listSessions, { signal })).items,
  staleTime: 5_000,
});

async function endOnce(sessionId: string): Promise<void> {
  try {
    await call(endSession, { params: { sessionId } });
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'not_found')) throw error;
  }
}

/** Ends a person's session. Succeeds if it has already ended. */
export const end = (sessionId: string): Promise<void> => noteWrite(endOnce(sessionId));
