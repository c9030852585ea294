import type { QueryKey } from '@tanstack/react-query';

/** First part of the keys of calls that concern no single company. */
export const resellerScope = 'reseller';

/**
 * Placeholder for a list that keeps its old rows while the next ones load, but only rows of the same scope: those of
 * another company must never be painted, not for a frame.
 */
export const keepWithin =
  (scope: string) =>
  <Data>(previous: Data | undefined, query: { queryKey: QueryKey } | undefined): Data | undefined =>
    query?.queryKey[0] === scope ? previous : undefined;
