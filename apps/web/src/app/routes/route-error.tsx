import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useRouteError } from 'react-router';
import { sessionQuery } from '../../features/session/queries.ts';
import { isPassing, ProblemError } from '../../shared/problem-error.ts';
import { Button, buttonLook } from '../../shared/ui/button.tsx';
import { Failure, Notice } from '../../shared/ui/failure.tsx';
import { Link } from '../../shared/ui/link.tsx';
import { words } from '../../shared/words/en.ts';
import { words as app } from '../words/en.ts';

export function NotFound() {
  return (
    <>
      <title>{words.title(words.failure.notFoundTitle, words.product)}</title>
      <Notice
        level={1}
        icon={<Search aria-hidden />}
        title={words.failure.notFoundTitle}
        actions={
          <Link to="/" className={buttonLook('primary')}>
            {app.home}
          </Link>
        }
      >
        {words.failure.notFound}
      </Notice>
    </>
  );
}

const isMissingFile = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|fetch/i.test(error.message);

/**
 * For a start that failed since something was away. Who is signed in is asked again, here and by itself (recover-queries.ts), and the
 * page is reloaded once that is answered: before, a reload would show the browser's own error.
 */
function NotStarted({ error }: { error: ProblemError }) {
  const session = useQuery({ ...sessionQuery, retryOnMount: false });
  const isAnswered = session.data !== undefined || (session.error !== null && !isPassing(session.error));
  useEffect(() => {
    if (isAnswered) location.reload();
  }, [isAnswered]);
  return (
    <Failure
      error={session.error ?? error}
      busy={session.isFetching}
      onRetry={() => void session.refetch()}
    />
  );
}

/** What a page shows when it broke: a failed load, files of an older version, or a fault of ours. */
export function RouteError() {
  const error = useRouteError();
  const [hasSession] = useState(useQueryClient().getQueryData(sessionQuery.queryKey) !== undefined);
  const reload = () => location.reload();
  if (isPassing(error) && !hasSession) return <NotStarted error={error} />;
  if (error instanceof ProblemError) return <Failure error={error} busy={false} onRetry={reload} />;
  const outdated = isMissingFile(error);
  return (
    <div role="alert">
      <Notice
        level={1}
        title={outdated ? words.failure.outdatedTitle : words.failure.brokenTitle}
        actions={
          <Button look="primary" onClick={reload}>
            {words.failure.reload}
          </Button>
        }
      >
        {outdated ? words.failure.outdated : words.failure.broken}
      </Notice>
    </div>
  );
}
