import type { Job } from '@reseller-console/contract';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { handsFocusOn } from '../../../shared/lib/focus.ts';
import { isPassing, ProblemError } from '../../../shared/problem-error.ts';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { Button, buttonLook } from '../../../shared/ui/button.tsx';
import { reasonOf } from '../../../shared/ui/failure.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { ProgressBar } from '../../../shared/ui/progress-bar.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { unfollow } from '../model/followed.ts';
import { doesNow, storyOf, titleOf, willDo } from '../model/names.ts';
import { isMoving, settledOf, workOf } from '../model/states.ts';
import { tellOutside } from '../model/tell-outside.ts';
import { useSecondsUntil } from '../model/use-seconds-until.ts';
import { every, jobQuery, takeStep } from '../queries.ts';
import { words as w } from '../words/en.ts';

/** What a plan may have changed is read again: everything of its company, or of all of them. */
function refreshWhatChanged(client: QueryClient, { companyId }: Job): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [scope, noun] }) =>
      (companyId === null || scope === companyId || noun === 'company-groups') &&
      noun !== 'jobs' &&
      noun !== 'session' &&
      noun !== 'preferences',
  });
}

const isTroubled = ({ state, counts }: Job): boolean =>
  ['paused', 'stopped', 'failed'].includes(state) || counts.refused + counts.unknown > 0;

function lookOf(job: Job): 'busy' | 'good' | 'warn' {
  if (job.state === 'holding' || job.state === 'running') return 'busy';
  return isTroubled(job) ? 'warn' : 'good';
}

/** States in which the title is the plan's own, and a sentence says what became of it. */
const isTold = ({ state, cancelling }: Job): boolean =>
  cancelling || !['holding', 'running', 'done'].includes(state);

function titleNow(job: Job): string {
  if (isTold(job)) return `${titleOf(job)}: ${job.cancelling ? w.cancelling : w.states[job.state]}`;
  if (job.state === 'holding') return willDo(job, job.counts.waiting);
  return job.state === 'running' ? doesNow(job, workOf(job)) : storyOf(job);
}

function Undo({ job }: { job: Job }) {
  const client = useQueryClient();
  const left = useSecondsUntil(job.holdUntil);
  const [sent, setSent] = useState(false);
  const [error, setError] = useState<unknown>();
  async function undo() {
    setSent(true);
    setError(undefined);
    try {
      await takeStep(client, job.id, 'undo');
    } catch (thrown) {
      setError(thrown);
      setSent(false);
      void client.invalidateQueries({ queryKey: jobQuery(job.id).queryKey });
    }
  }
  const isLate = error instanceof ProblemError && error.code === 'job_state';
  return (
    <>
      <p aria-live="off" className="text-muted tabular-nums">
        {w.toast.seconds(left)}
      </p>
      {error === undefined ? null : <p className="text-bad">{isLate ? w.toast.tooLate : reasonOf(error)}</p>}
      <div className="mt-1 flex flex-wrap gap-2">
        <Button
          ref={handsFocusOn}
          look="primary"
          aria-disabled={sent || left === 0}
          onClick={() => void undo()}
        >
          {w.toast.undo}
        </Button>
        <JobLink id={job.id}>{w.toast.seeJob}</JobLink>
      </div>
    </>
  );
}

function JobLink({ id, children }: { id: string; children: string }) {
  return (
    <Link to={`/jobs/${id}`} className={buttonLook('plain')}>
      {children}
    </Link>
  );
}

function Progress({ job }: { job: Job }) {
  const all = workOf(job);
  const done = settledOf(job);
  return (
    <div aria-live="off" className="flex flex-col gap-1.5">
      <p className="text-xs text-muted tabular-nums">{w.toast.of(done, all)}</p>
      <ProgressBar label={w.toast.progress} value={done} max={all} />
    </div>
  );
}

/** On every page, the state of a plan that was started in this tab: the time to undo it, its progress, its result. */
export function JobToast({ jobId, onDismiss }: { jobId: string; onDismiss: () => void }) {
  const client = useQueryClient();
  const { data: job, error } = useQuery(jobQuery(jobId, every.notice));
  const namesakes = useCompanyNamesakes();
  const isSettled = job !== undefined && !isMoving(job);
  useEffect(() => {
    if (!isSettled) return;
    unfollow(jobId);
    refreshWhatChanged(client, job);
    tellOutside(job);
  }, [isSettled, job, jobId, client]);
  const isGone = error !== null && !isPassing(error) && job === undefined;
  useEffect(() => {
    if (isGone) onDismiss();
  }, [isGone, onDismiss]);
  if (job === undefined) return null;
  const { companyId, companyName, state } = job;
  const place =
    companyId === null
      ? undefined
      : { id: companyId, name: companyName ?? companyId, apart: namesakes.get(companyId) };
  return (
    <div tabIndex={-1} className="outline-none">
      <ToastBody look={lookOf(job)} title={titleNow(job)} place={place} onDismiss={onDismiss}>
        {isPassing(error) ? <p className="text-warn">{w.toast.away}</p> : null}
        {state === 'holding' ? <Undo job={job} /> : null}
        {state === 'running' ? <Progress job={job} /> : null}
        {isTold(job) ? <p>{storyOf(job)}</p> : null}
        {isSettled && job.counts.refused > 0 ? <p>{w.itemCounts.refused(job.counts.refused)}</p> : null}
        {isSettled && job.counts.unknown > 0 ? <p>{w.itemCounts.unknown(job.counts.unknown)}</p> : null}
        {state === 'holding' ? null : (
          <div className="mt-1 flex">
            <JobLink id={jobId}>{state === 'done' ? w.toast.seeReport : w.toast.seeJob}</JobLink>
          </div>
        )}
      </ToastBody>
    </div>
  );
}
