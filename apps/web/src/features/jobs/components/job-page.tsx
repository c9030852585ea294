import { type Job, roleIncludes } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatMoment } from '../../../shared/lib/moment.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { isPassing, ProblemError } from '../../../shared/problem-error.ts';
import { BackLink } from '../../../shared/ui/back-link.tsx';
import { CompanyLink } from '../../../shared/ui/company-link.tsx';
import { Failure, FailureLine } from '../../../shared/ui/failure.tsx';
import { ProgressBar } from '../../../shared/ui/progress-bar.tsx';
import { words } from '../../../shared/words/en.ts';
import { directoryQuery, useCompanyNamesakes } from '../../companies/queries.ts';
import { sessionQuery } from '../../session/queries.ts';
import { placeName, reasonOfCode, storyOf, titleOf } from '../model/names.ts';
import { settledOf, sizeOf, workOf } from '../model/states.ts';
import { useSecondsUntil } from '../model/use-seconds-until.ts';
import { jobQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import './jobs.css';
import { JobActions } from './job-actions.tsx';
import { JobFiles } from './job-files.tsx';
import { JobItems } from './job-items.tsx';
import { JobState } from './job-state.tsx';
import { Trouble } from './trouble.tsx';
import { Warnings } from './warnings.tsx';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <dt className="shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Facts({ job }: { job: Job }) {
  const apart = useCompanyNamesakes().get(job.companyId ?? '');
  const place = placeName(job);
  const times = [
    [w.page.created, job.createdAt],
    [w.page.started, job.startedAt],
    [w.page.finished, job.finishedAt],
  ] as const;
  return (
    <dl className="flex flex-wrap items-center gap-x-6 gap-y-1 text-sm">
      {job.companyId === null ? (
        place && <Fact name={w.page.place}>{place}</Fact>
      ) : (
        <Fact name={w.list.company}>
          <CompanyLink id={job.companyId} name={job.companyName ?? job.companyId} apart={apart} />
        </Fact>
      )}
      <Fact name={w.list.person}>{job.person.name}</Fact>
      {times.map(([name, at]) =>
        at === null ? null : (
          <Fact key={name} name={name}>
            <time dateTime={at}>{formatMoment(at)}</time>
          </Fact>
        ),
      )}
      {job.note === null ? null : <Fact name={w.dialog.note}>{job.note}</Fact>}
    </dl>
  );
}

function Progress({ job }: { job: Job }) {
  const left = useSecondsUntil(job.pausedUntil);
  if (job.startedAt === null || ['holding', 'undone'].includes(job.state)) return null;
  const all = workOf(job);
  const done = settledOf(job);
  return (
    <div className="flex max-w-160 flex-col gap-1.5">
      <p className="text-sm text-muted tabular-nums">
        {w.toast.of(done, all)}
        {job.counts.refused > 0 ? `, ${w.itemCounts.refused(job.counts.refused)}` : null}
        {job.counts.unknown > 0 ? `, ${w.itemCounts.unknown(job.counts.unknown)}` : null}
      </p>
      <ProgressBar label={w.toast.progress} value={done} max={all} />
      {left > 0 ? <p className="text-sm text-warn">{w.rateLimited(left)}</p> : null}
    </div>
  );
}

/** The title of the page: how far it is, while it runs. */
function titleNow(job: Job): string {
  const title = titleOf(job);
  const all = workOf(job);
  if (job.state !== 'running' || all === 0) return `${title}: ${w.states[job.state]}`;
  return w.page.percent(Math.floor((100 * settledOf(job)) / all), title);
}

function JobView({ job }: { job: Job }) {
  const { data: session } = useQuery(sessionQuery);
  const { data: directory } = useQuery({ ...directoryQuery, enabled: false });
  const isStarter = session?.user.id === job.person.id;
  const mayAct = isStarter || (session !== undefined && roleIncludes(session.user.role, 'admin'));
  const heading = job.title === null ? titleOf(job) : `${titleOf(job)}: ${job.title}`;
  return (
    <>
      <title>{words.title(titleNow(job), words.product)}</title>
      <header className="flex flex-col gap-3">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold break-words">{heading}</h1>
          <span role="status" className="text-sm font-medium">
            <JobState job={job} />
          </span>
        </div>
        <p className="max-w-160 text-pretty break-words">{storyOf(job)}</p>
        {job.problem === null ? null : (
          <div className="max-w-160">
            <Trouble what={reasonOfCode(job.problem.code)} detail={job.problem.detail} />
          </div>
        )}
        <Facts job={job} />
        <Progress job={job} />
        {job.state === 'planned' || job.state === 'holding' ? (
          <div className="max-w-160">
            <Warnings job={job} nameOf={(id) => directory?.find(([one]) => one === id)?.[1]} />
          </div>
        ) : null}
        <JobActions job={job} mayAct={mayAct} />
        <JobFiles job={job} />
      </header>
      {sizeOf(job) === 0 ? null : <JobItems job={job} mayAct={mayAct} />}
    </>
  );
}

/** One plan: what it would do, does or did, and what can be done about it. */
export function JobPage({ jobId }: { jobId: string }) {
  const query = useQuery(jobQuery(jobId));
  const { data: job, error, isFetching, refetch } = query;
  const failure = useFailure(query);
  return (
    <section className="job-page" aria-label={w.title}>
      <BackLink to="/jobs">{w.page.back}</BackLink>
      {failure ? (
        <>
          <title>{words.title(w.title, words.product)}</title>
          <Failure {...failure} />
        </>
      ) : job === undefined ? (
        <>
          <title>{words.title(w.title, words.product)}</title>
          <h1 className="text-xl font-semibold">{words.loading}</h1>
        </>
      ) : (
        <>
          {error instanceof ProblemError ? (
            <FailureLine
              what={isPassing(error) ? w.page.away : w.page.stale}
              error={error}
              busy={isFetching}
              onRetry={() => void refetch()}
              className="rounded-surface border border-bad bg-bad-tint px-4 py-1"
            />
          ) : null}
          <JobView job={job} />
        </>
      )}
    </section>
  );
}
