import { type Job, jobVerdicts, plain } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemError } from '../../../shared/problem-error.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { DialogFoot } from '../../../shared/ui/dialog-foot.tsx';
import { TextField } from '../../../shared/write/fields.tsx';
import { directoryQuery } from '../../companies/queries.ts';
import { FailureNote } from '../components/trouble.tsx';
import { Warnings } from '../components/warnings.tsx';
import { follow } from '../model/followed.ts';
import { actOn, inPlace, isDeletion, storyOf, titleOf } from '../model/names.ts';
import { canBeTried } from '../model/states.ts';
import { type MadePlan, openPlan, type PlanRequest } from '../open-plan.ts';
import { jobQuery, start, takeStep } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { RefusedItems } from './refused-items.tsx';
import { TrialChoice, type TrialCompany } from './trial-choice.tsx';

interface PlanReviewProps {
  job: Job;
  plan: PlanRequest | MadePlan;
  /** What tells the company from others of its name. */
  apart: string | undefined;
  close: ReactNode;
  onClose: () => void;
}

const maxNote = 500;

/** What confirms a plan that takes many people away: the company's name, or for several companies the number of people. */
function confirmationOf({ companyId, companyName, counts, warnings }: Job): string {
  if (companyId !== null) return companyName ?? companyId;
  const planned = warnings.find(({ code }) => code === 'many_people')?.params['planned'];
  return String(planned ?? counts.waiting);
}

/** The plan that deactivates the people that this one would delete. */
function deactivation(plan: PlanRequest | MadePlan, count: number): PlanRequest | undefined {
  if ('jobId' in plan || plan.kind !== 'delete-target-users') return undefined;
  const { companyId, companyName, note, focusBack, onStarted, input } = plan;
  return {
    companyId,
    companyName,
    note,
    focusBack,
    onStarted,
    kind: 'set-target-user-status',
    input: { ...input, status: 'inactive' },
    title: w.dialog.insteadTitle(count),
  };
}

function Counts({ job }: { job: Job }) {
  return (
    <ul className="flex flex-wrap gap-2 text-sm">
      {jobVerdicts.map((verdict) =>
        job.verdicts[verdict] === 0 ? null : (
          <li key={verdict} className="rounded-full bg-pressed px-2.5 py-0.5 tabular-nums">
            {w.verdicts[verdict](job.verdicts[verdict])}
          </li>
        ),
      )}
    </ul>
  );
}

/** What a plan would do, and the button that starts it, named for what it does. */
export function PlanReview({ job, plan, apart, close, onClose }: PlanReviewProps) {
  const client = useQueryClient();
  const { data: directory } = useQuery({ ...directoryQuery, enabled: false });
  const [note, setNote] = useState(job.note ?? '');
  const [confirm, setConfirm] = useState('');
  const [complaint, setComplaint] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [trial, setTrial] = useState<TrialCompany>();
  const isLong = note.trim().length > maxNote;
  const waiting = job.counts.waiting;
  const wanted = confirmationOf(job);
  const isRefused = error instanceof ProblemError && error.code === 'confirmation_required';
  const needsConfirm = isRefused || job.warnings.some(({ code }) => code === 'many_people');
  const instead = deactivation(plan, waiting);

  async function begin() {
    if (busy || isLong || job.planHash === null) return;
    if (needsConfirm && plain(confirm) !== plain(wanted)) {
      setComplaint(w.dialog.notConfirmed(wanted));
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await start(client, job.id, {
        planHash: job.planHash,
        ...(needsConfirm ? { confirm: confirm.trim() } : {}),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(trial === undefined ? {} : { trial: trial.companyId }),
      });
      follow(job.id);
      onClose();
      plan.onStarted?.(job.id);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
      void client.invalidateQueries({ queryKey: jobQuery(job.id).queryKey });
    }
  }

  function deactivate(other: PlanRequest) {
    // This one is of no use any more. Where that fails, it expires by itself.
    void takeStep(client, job.id, 'cancel').catch(() => {});
    openPlan(other);
  }

  return (
    <form
      noValidate
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        if (waiting > 0) void begin();
      }}
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-5 pt-0">
        <p className="break-words">{storyOf(job)}</p>
        <Counts job={job} />
        <Warnings job={job} nameOf={(id) => directory?.find(([one]) => one === id)?.[1]} onLeave={onClose} />
        {isDeletion(job) && waiting > 0 ? (
          <div className="flex flex-col items-start gap-2">
            <p>{instead ? w.dialog.irreversible : w.dialog.irreversibleRecords}</p>
            <p>{w.dialog.afterStart}</p>
            {instead ? <Button onClick={() => deactivate(instead)}>{w.dialog.instead}</Button> : null}
          </div>
        ) : null}
        <RefusedItems job={job} onLeave={onClose} />
        {waiting === 0 ? null : (
          <TextField
            label={w.dialog.note}
            name="note"
            hint={w.dialog.noteHint}
            max={maxNote}
            error={isLong ? w.dialog.noteTooLong : undefined}
            value={note}
            onChange={setNote}
          />
        )}
        {needsConfirm && waiting > 0 ? (
          <TextField
            label={job.companyId === null ? w.dialog.confirmPeople : w.dialog.confirmCompany}
            name="confirm"
            required
            hint={w.dialog.confirmHint(wanted)}
            error={complaint}
            value={confirm}
            onChange={(text) => {
              setConfirm(text);
              setComplaint(undefined);
            }}
          />
        ) : null}
        {error === undefined || isRefused ? null : <FailureNote what={w.dialog.notStarted} error={error} />}
        {isRefused ? <FailureNote error={error} /> : null}
        {canBeTried(job) ? (
          <TrialChoice job={job} trial={trial} onTrial={setTrial} onLeave={onClose} />
        ) : null}
        {waiting === 0 ? null : <p className="text-xs text-muted">{w.dialog.laterHint}</p>}
      </div>
      <DialogFoot>
        {close}
        {waiting === 0 ? null : (
          <Button
            type="submit"
            look={isDeletion(job) ? 'danger' : 'primary'}
            className="min-w-0 max-w-full"
            aria-disabled={busy}
          >
            <span className="truncate">
              {busy
                ? w.dialog.starting
                : trial === undefined
                  ? inPlace(titleOf(job), job, apart)
                  : trial.count === undefined
                    ? w.trial.start(trial.name)
                    : w.inPlace(actOn(job, trial.count), trial.name)}
            </span>
          </Button>
        )}
      </DialogFoot>
    </form>
  );
}
