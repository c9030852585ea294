import { QueryClient } from '@tanstack/react-query';
import { isCompanyUnavailable } from '../shared/problem-error.ts';

/**
 * The cache of everything loaded. The server retries what is worth it, so nothing is retried here; a call that nobody can
 * answer fails at once instead of waiting for a network; an unavailable company goes to the screen that says so.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: false,
        networkMode: 'always',
        throwOnError: isCompanyUnavailable,
      },
    },
  });
