import { Button } from '../../../shared/ui/button.tsx';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { words as w } from '../words/en.ts';

interface MoreProps {
  /** How many rows there are, in words. */
  loaded: string;
  list: {
    readonly error: unknown;
    readonly isFetching: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly hasNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** Below rows that come page by page: how many there are, and the next ones. */
export function More({ loaded, list }: MoreProps) {
  const { error, isFetching, isFetchingNextPage, isFetchNextPageError, hasNextPage, fetchNextPage } = list;
  const onMore = () => void fetchNextPage();
  return (
    <footer className="flex min-h-12 flex-wrap items-center gap-3 border-t border-line px-4 py-2 text-sm">
      <span className="text-muted">{loaded}</span>
      {isFetchNextPageError ? (
        <FailureLine
          what={w.moreFailed}
          error={error}
          busy={isFetching}
          onRetry={onMore}
          className="flex-1"
        />
      ) : hasNextPage ? (
        <Button className="ml-auto" aria-disabled={isFetchingNextPage} onClick={onMore}>
          {w.more}
        </Button>
      ) : null}
    </footer>
  );
}
