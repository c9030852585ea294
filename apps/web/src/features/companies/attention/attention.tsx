import { CompanyQuery, LicenceQuery, listJobs } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { type FailedLoad, useFailure } from '../../../shared/lib/use-failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { words } from '../../../shared/words/en.ts';
import { waitingJobsQuery } from '../../jobs/queries.ts';
import { licencesQuery } from '../../licences/queries.ts';
import { useCan } from '../../session/queries.ts';
import { companiesQuery } from '../queries.ts';
import { words as w } from './words/en.ts';
import './attention.css';

const renewalDays = 30;
const licences = licencesQuery(LicenceQuery.parse({ pageSize: 1 }));
const denied = companiesQuery(CompanyQuery.parse({ pageSize: 1, denied: true }));

interface ItemProps {
  count: number | undefined;
  /** The list of exactly those that are counted. */
  to: string;
  state: 'bad' | 'warn';
  text: (count: number) => string;
}

function Item({ count = 0, to, state, text }: ItemProps) {
  if (count === 0) return null;
  return (
    <li data-state={state}>
      <Link to={to}>{text(count)}</Link>
    </li>
  );
}

/** What of the line could not be read. It is named: a count that is missing must not look like none. */
function Unread({ failed }: { failed: readonly { name: string; failure: FailedLoad }[] }) {
  if (failed.length === 0) return null;
  return (
    <li role="status">
      {w.failed(failed.map(({ name }) => name).join(', '))}
      <Button
        look="quiet"
        aria-disabled={failed.some(({ failure }) => failure.busy)}
        onClick={() => {
          for (const { failure } of failed) failure.onRetry();
        }}
      >
        {words.failure.tryAgain}
      </Button>
    </li>
  );
}

/** What needs a person today, in one line. Each count leads to the list of what it counts. */
export default function Attention() {
  const mayAct = useCan(listJobs);
  const loads = {
    licences: useQuery(licences),
    jobs: useQuery({ ...waitingJobsQuery, enabled: mayAct }),
    denied: useQuery(denied),
  };
  const failures = [
    { name: w.unread.licences, failure: useFailure(loads.licences) },
    { name: w.unread.jobs, failure: useFailure(loads.jobs) },
    { name: w.unread.denied, failure: useFailure(loads.denied) },
  ];
  const jobs = loads.jobs.data ?? (mayAct ? undefined : { items: [], nextCursor: null });
  const over = loads.licences.data?.overCount;
  const renewing = loads.licences.data?.renewing.find(({ days }) => days === renewalDays)?.count;
  const denying = loads.denied.data?.total;
  const unread = failures.flatMap(({ name, failure }) => (failure === undefined ? [] : [{ name, failure }]));
  const counts = [over, renewing, jobs?.items.length, denying];
  // A list without items must not be in the page: screen readers would announce it.
  if (unread.length === 0 && counts.every((count) => !count) && counts.includes(undefined)) return null;
  return (
    <ul className="attention" aria-label={w.title}>
      <Item count={over} to="/licences?over=true" state="bad" text={w.over} />
      <Item count={renewing} to={`/licences?renews=${renewalDays}`} state="warn" text={w.renewing} />
      <Item
        count={jobs?.items.length}
        to="/jobs?waiting=true"
        state="warn"
        text={(count) => w.waiting(count, jobs?.nextCursor !== null)}
      />
      <Item count={denying} to="/?denied=true" state="bad" text={w.denied} />
      {counts.every((count) => count === 0) ? <li>{w.nothing}</li> : null}
      <Unread failed={unread} />
    </ul>
  );
}
