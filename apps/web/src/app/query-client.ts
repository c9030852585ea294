import { QueryClient } from '@tanstack/react-query';
import { isCompanyUnavailable } from '../shared/problem-error.ts';

/**
 * The cache of everything loaded. The server retries what is worth it, so nothing is retried here; a call without a
 * network fails at once instead of waiting for one; an unavailable company goes to the screen that says so. Unused data
 * is kept for half an hour: going back to a company shows it at once.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 30 * 60_000,
        retry: false,
        networkMode: 'always',
        throwOnError: isCompanyUnavailable,
      },
    },
  });
