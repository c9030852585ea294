import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { takesFocus } from '../../../shared/lib/focus.ts';
import { announce } from '../../../shared/ui/announcer.tsx';
import { Button, buttonLook } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { DialogFoot } from '../../../shared/ui/dialog-foot.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { ProgressBar } from '../../../shared/ui/progress-bar.tsx';
import { tileProps } from '../../../shared/ui/tile.tsx';
import { ToldName } from '../../../shared/ui/told-name.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { FailureNote, Trouble } from '../components/trouble.tsx';
import { reasonOfCode, storyOf } from '../model/names.ts';
import type { MadePlan, PlanRequest } from '../open-plan.ts';
import { jobQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { makePlan } from './make-plan.ts';
import { PlanReview } from './plan-review.tsx';

interface PlanDialogProps {
  plan: PlanRequest | MadePlan;
  idempotencyKey: string;
  onClose: () => void;
}

function Waiting({ children }: { children: string }) {
  return (
    <div className="flex min-h-24 flex-col justify-center gap-3">
      <p className="text-muted">{children}</p>
      <ProgressBar label={w.toast.progress} />
    </div>
  );
}

/** Makes a plan, shows what it would do, and starts it. */
export function PlanDialog({ plan, idempotencyKey, onClose }: PlanDialogProps) {
  const { title, companyId, companyName } = plan;
  const [jobId, setJobId] = useState('jobId' in plan ? plan.jobId : undefined);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(true);
  const { data: job, error } = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== undefined });
  const apart = useCompanyNamesakes().get(companyId ?? '');

  const make = useEffectEvent(async () => {
    if ('jobId' in plan) return;
    setBusy(true);
    setFailure(undefined);
    try {
      setJobId((await makePlan(plan, idempotencyKey)).id);
    } catch (thrown) {
      setFailure(thrown);
    }
    setBusy(false);
  });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    void make();
  }, [tries]);

  const state = job?.state;
  const say = useEffectEvent(() => job && announce(storyOf(job)));
  useEffect(() => {
    if (state === 'planned' || state === 'failed') say();
  }, [state]);

  const close = (
    <Button ref={takesFocus} onClick={onClose}>
      {w.dialog.close}
    </Button>
  );
  function content() {
    if (failure !== undefined) {
      return (
        <>
          <div className="p-5 pt-0">
            <FailureNote what={w.dialog.notMade} error={failure} />
          </div>
          <DialogFoot>
            {close}
            <Button aria-disabled={busy} onClick={() => setTries(tries + 1)}>
              {w.dialog.tryAgain}
            </Button>
          </DialogFoot>
        </>
      );
    }
    if (job?.state === 'planned') {
      return <PlanReview job={job} plan={plan} apart={apart} close={close} onClose={onClose} />;
    }
    return (
      <>
        <div className="flex flex-col gap-3 p-5 pt-0">
          {job === undefined || job.state === 'planning' ? (
            <Waiting>{job === undefined ? w.dialog.making : w.dialog.planning}</Waiting>
          ) : (
            <p>{storyOf(job)}</p>
          )}
          {job?.problem ? (
            <Trouble what={reasonOfCode(job.problem.code)} detail={job.problem.detail} />
          ) : null}
          {error !== null && job?.state !== 'failed' ? <FailureNote error={error} /> : null}
        </div>
        <DialogFoot>
          {close}
          {job === undefined || job.state === 'planning' || job.state === 'failed' ? null : (
            <Link to={`/jobs/${job.id}`} className={buttonLook('plain')} onClick={onClose}>
              {w.dialog.planOpen}
            </Link>
          )}
        </DialogFoot>
      </>
    );
  }

  return (
    <Dialog
      label={title}
      onClose={onClose}
      className="m-auto flex max-h-[calc(100dvh-32px)] w-140 max-w-[calc(100vw-24px)] flex-col rounded-surface appear"
    >
      <div className="flex flex-col gap-1.5 p-5 pb-3">
        <h2 className="text-lg font-semibold break-words">{title}</h2>
        {companyId === undefined ? null : (
          <p
            className="tile flex min-w-0 items-center gap-2 text-sm text-muted"
            {...tileProps(companyId, job?.companyName ?? companyName ?? companyId)}
          >
            <ToldName name={job?.companyName ?? companyName ?? companyId} apart={apart} byId />
          </p>
        )}
      </div>
      {content()}
    </Dialog>
  );
}
