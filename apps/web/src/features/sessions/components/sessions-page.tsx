import type { SessionItem } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { DataTable } from '../../../shared/table/data-table.tsx';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { showToast } from '../../../shared/toast/toasts.ts';
import { Failure, Notice, StaleRows } from '../../../shared/ui/failure.tsx';
import { sessionNamesakes } from '../model/namesakes.ts';
import { sessionsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { EndSessionDialog } from './end-session-dialog.tsx';
import { sessionsColumns } from './sessions-columns.tsx';

const expected = 6;

/** Everybody who is signed in, for admins. */
export function SessionsPage() {
  const sessions = useQuery(sessionsQuery);
  const { data, error, isFetching, refetch } = sessions;
  const failure = useFailure(sessions);
  const [ending, setEnding] = useState<SessionItem>();
  const columns = useMemo(() => sessionsColumns(data ?? [], setEnding), [data]);
  const told = ({ id, person: { name } }: SessionItem) =>
    toldApart({ name, apart: sessionNamesakes(data ?? []).get(id) });
  const retry = () => void refetch();

  function ended(session: SessionItem) {
    const name = told(session);
    setEnding(undefined);
    retry();
    showToast((dismiss) => <ToastBody look="good" title={w.ended(name)} onDismiss={dismiss} />, {
      brief: true,
    });
  }

  return (
    <section className="list-page" aria-label={w.title}>
      <header className="flex flex-wrap items-baseline gap-x-2.5">
        <h1 className="text-xl font-semibold">{w.title}</h1>
        <span className="text-base text-muted">{w.lead}</span>
      </header>
      <div className="list-frame">
        {isFetching && data !== undefined ? <div className="progress-line" /> : null}
        {error !== null && data !== undefined ? (
          <StaleRows error={error} busy={isFetching} onRetry={retry} />
        ) : null}
        {failure ? (
          <Failure {...failure} />
        ) : data?.length === 0 ? (
          <Notice title={w.empty} />
        ) : (
          <div className="list-scroll">
            <DataTable
              label={w.title}
              columns={columns}
              rows={data}
              expected={expected}
              compact={false}
              busy={false}
            />
          </div>
        )}
      </div>
      {ending === undefined ? null : (
        <EndSessionDialog
          session={ending}
          name={told(ending)}
          onClose={() => setEnding(undefined)}
          onEnded={ended}
        />
      )}
    </section>
  );
}
