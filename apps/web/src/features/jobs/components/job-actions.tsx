import type { Job } from '@reseller-console/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { handsFocusOn } from '../../../shared/lib/focus.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { actOn, inPlace, isDeletion, titleOf } from '../model/names.ts';
import {
  canBeCancelled,
  canBePlannedAgain,
  canBeResumed,
  canBeTakenBack,
  isMoving,
} from '../model/states.ts';
import { useAct } from '../model/use-act.ts';
import { useSecondsUntil } from '../model/use-seconds-until.ts';
import { openPlan } from '../open-plan.ts';
import { type JobStep, retry, takeStep } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { TakeBack } from './take-back.tsx';
import { FailureNote } from './trouble.tsx';

/** Asks for permission to notify of the end; browsers allow that only on a press. The answer holds for every plan. */
function TellMe() {
  const [asked, setAsked] = useState(
    typeof Notification === 'undefined' || Notification.permission !== 'default',
  );
  if (asked) return null;
  return (
    <Button
      ref={handsFocusOn}
      look="quiet"
      onClick={() => void Notification.requestPermission().then(() => setAsked(true))}
    >
      {w.page.tellMe}
    </Button>
  );
}

function Undo({ job, busy, onUndo }: { job: Job; busy: boolean; onUndo: () => void }) {
  const left = useSecondsUntil(job.holdUntil);
  return (
    <>
      <Button look="primary" aria-disabled={busy || left === 0} onClick={onUndo}>
        {w.toast.undo}
      </Button>
      <span aria-live="off" className="text-sm text-muted tabular-nums">
        {w.toast.seconds(left)}
      </span>
    </>
  );
}

/** What a person may do to a plan in its present state. The one who started it and admins may do all of it; everyone who sees it may resume it. */
export function JobActions({ job, mayAct }: { job: Job; mayAct: boolean }) {
  const client = useQueryClient();
  const { doing, error, act } = useAct(job.id);
  const [retryKey, setRetryKey] = useState(() => crypto.randomUUID());
  const busy = doing !== undefined;
  const step = (name: JobStep) => void act(name, () => takeStep(client, job.id, name));
  const place = { companyId: job.companyId ?? undefined, companyName: job.companyName ?? undefined };

  const again = () =>
    void act('retry', async () => {
      const { id } = await retry(job.id, retryKey);
      setRetryKey(crypto.randomUUID());
      openPlan({ ...place, jobId: id, title: w.page.retryTitle });
    });

  const mayResume = canBeResumed(job);
  return (
    <div tabIndex={-1} className="flex flex-col gap-3 outline-none">
      <div className="flex flex-wrap items-center gap-2">
        {mayAct && job.state === 'planned' && job.counts.waiting > 0 ? (
          <Button
            ref={handsFocusOn}
            look={isDeletion(job) ? 'plain' : 'primary'}
            className={`max-w-full ${isDeletion(job) ? 'border-bad! text-bad' : ''}`}
            aria-haspopup="dialog"
            onClick={() => openPlan({ ...place, jobId: job.id, title: titleOf(job) })}
          >
            <span className="truncate">{inPlace(titleOf(job), job)}</span>
          </Button>
        ) : null}
        {mayAct && job.state === 'holding' ? (
          <Undo job={job} busy={busy} onUndo={() => step('undo')} />
        ) : null}
        {mayResume ? (
          <Button ref={handsFocusOn} look="primary" aria-disabled={busy} onClick={() => step('resume')}>
            {job.pauseReason === 'trial' ? w.page.rest(actOn(job, job.counts.waiting)) : w.page.resume}
          </Button>
        ) : null}
        {mayAct && job.state === 'running' && !job.cancelling ? (
          <Button ref={handsFocusOn} aria-disabled={busy} onClick={() => step('pause')}>
            {w.page.pause}
          </Button>
        ) : null}
        {mayAct && canBePlannedAgain(job) ? (
          <Button ref={handsFocusOn} look="primary" aria-disabled={busy} onClick={again}>
            {job.failedCompanies ? w.page.retryCompanies(job.failedCompanies) : w.page.retry}
          </Button>
        ) : null}
        {mayAct && canBeTakenBack(job) ? <TakeBack job={job} busy={busy} act={act} /> : null}
        {mayAct && canBeCancelled(job) ? (
          <Button ref={handsFocusOn} aria-disabled={busy} onClick={() => step('cancel')}>
            {job.startedAt === null ? w.page.discard : w.page.cancel}
          </Button>
        ) : null}
        {isMoving(job) ? <TellMe /> : null}
      </div>
      {mayAct || mayResume ? null : isMoving(job) || job.state === 'planned' ? (
        <p className="text-sm text-muted">{w.page.notYours(job.person.name)}</p>
      ) : null}
      {error === undefined ? null : (
        <div className="max-w-160">
          <FailureNote error={error} />
        </div>
      )}
    </div>
  );
}
