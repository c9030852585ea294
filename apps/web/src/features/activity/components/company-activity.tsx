import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '../../../shared/lib/moment.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { actionName } from '../model/names.ts';
import { companyActivityQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { Outcome } from './outcome.tsx';

/** The latest activity in a company. Only admins see names, and a link to all activity. */
export function CompanyActivity({ companyId, isAdmin }: { companyId: string; isAdmin: boolean }) {
  const activity = useQuery(companyActivityQuery(companyId));
  const { data } = activity;
  const failure = useFailure(activity);
  return (
    <section
      aria-label={w.recent}
      aria-busy={data === undefined && failure === undefined}
      className="h-full rounded-surface border border-line bg-surface p-4"
    >
      <header className="mb-3 flex flex-wrap items-baseline gap-3">
        <h2 className="text-base font-semibold">{w.recent}</h2>
        {isAdmin ? (
          <Link to={`/activity?company=${companyId}`} className="ml-auto text-sm text-accent hover:underline">
            {w.all}
          </Link>
        ) : null}
      </header>
      {failure ? (
        <FailureLine what={w.recentFailed} {...failure} />
      ) : data === undefined ? (
        <div className="h-8" />
      ) : data.items.length === 0 ? (
        <p className="text-sm text-muted">{w.recentEmpty}</p>
      ) : (
        <ul className="flex flex-col text-sm">
          {data.items.map(({ id, at, action, outcome, person }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-4 gap-y-0.5 border-line py-1.5 not-first:border-t"
            >
              <span className="min-w-44">{actionName(action)}</span>
              <Outcome outcome={outcome} />
              {person === null ? null : <span>{person}</span>}
              <time dateTime={at} className="text-muted sm:ml-auto">
                {formatInstant(at)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
