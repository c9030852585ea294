import { useState } from 'react';

/** What is read of the result of a query, one page or many. */
interface Load {
  readonly data: unknown;
  readonly isPlaceholderData: boolean;
  readonly error: unknown;
  readonly errorUpdatedAt: number;
  readonly isFetching: boolean;
  readonly refetch: () => Promise<unknown>;
}

export interface FailedLoad {
  readonly error: unknown;
  /** It is asked for again. */
  readonly busy: boolean;
  readonly onRetry: () => void;
}

/**
 * Why a load has nothing to show. It stays until the next answer: the query forgets it as soon as it asks again, and "Try again" would
 * disappear with the focus.
 * @returns undefined if there is something to show, or may be soon
 */
export function useFailure({
  data,
  isPlaceholderData,
  error,
  errorUpdatedAt,
  isFetching,
  refetch,
}: Load): FailedLoad | undefined {
  const [last, setLast] = useState({ error, at: errorUpdatedAt });
  if (error !== null && error !== last.error) setLast({ error, at: errorUpdatedAt });
  // The time tells whether the failure is of what is asked for now.
  const shown = error ?? (last.at === errorUpdatedAt ? last.error : null);
  if (shown === null || (data !== undefined && !isPlaceholderData)) return undefined;
  return { error: shown, busy: isFetching, onRetry: () => void refetch() };
}
