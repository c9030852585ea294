import { type ExportProgress, maxCompaniesNamed } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { formatBytes } from '../../../shared/export/amounts.ts';
import type { ExportState } from '../../../shared/export/jobs.ts';
import { handsFocusOn } from '../../../shared/lib/focus.ts';
import { useStore } from '../../../shared/lib/store.ts';
import { ProblemError } from '../../../shared/problem-error.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { CompaniesByReason } from '../../../shared/ui/companies-by-reason.tsx';
import { RequestId, reasonOf } from '../../../shared/ui/failure.tsx';
import { ProgressBar } from '../../../shared/ui/progress-bar.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { sentenceFor } from '../model/why.ts';
import { type AskedFile, cancelFile, companiesFile, progressQuery, startFile } from '../queries.ts';
import { words as w } from '../words/en.ts';

const idOf = (state: ExportState): string | undefined => {
  if (state.status === 'running' || state.status === 'cut') return state.arrived?.id;
  return state.status === 'failed' ? undefined : state.file.id;
};

/** What is known so far, in sentences that stay true while more arrives. */
function sentenceOf(state: ExportState, asked: AskedFile, progress: ExportProgress | undefined): string {
  switch (state.status) {
    case 'running':
      return progress === undefined ? w.waiting : w.running(progress.finished, progress.of);
    case 'done':
    case 'short': {
      if (progress?.state !== 'ended') return w.unclear;
      const { missing, rows, of } = progress;
      return missing.length === 0 ? w.complete[asked.noun](rows, of) : w.partial(missing.length, of);
    }
    case 'cut':
      return w.cut;
    case 'failed':
      return w.failed;
  }
}

function Missing({ progress }: { progress: ExportProgress }) {
  const namesakes = useCompanyNamesakes();
  const missing = progress.missing.map(({ company, written, expected, ...why }) => ({
    company,
    reason: sentenceFor(why),
    note: written === 0 || expected === null ? undefined : w.partOf(written, expected),
  }));
  const leftOut = progress.leftOut.map(({ company, ...why }) => ({ company, reason: sentenceFor(why) }));
  return (
    <>
      {missing.length === 0 ? null : (
        <CompaniesByReason open title={w.missing(missing.length)} items={missing} namesakes={namesakes} />
      )}
      {leftOut.length === 0 ? null : (
        <CompaniesByReason title={w.stayedOut(leftOut.length)} items={leftOut} namesakes={namesakes} />
      )}
    </>
  );
}

/** What can be done once the download has ended. */
function Next({
  asked,
  state,
  missing,
}: {
  asked: AskedFile;
  state: ExportState;
  missing: readonly string[];
}) {
  const isBroken = state.status === 'cut' || state.status === 'failed';
  const some = missing.slice(0, maxCompaniesNamed);
  const only = { ...asked, companies: some, group: undefined };
  return (
    <div className="flex flex-wrap gap-2">
      {isBroken ? (
        <Button ref={handsFocusOn} onClick={() => startFile(asked)}>
          {w.again}
        </Button>
      ) : null}
      {isBroken && asked.format === 'csv' ? (
        <Button onClick={() => startFile({ ...asked, format: 'zip' })}>{w.asZip}</Button>
      ) : null}
      {!isBroken && some.length > 0 ? (
        <Button ref={handsFocusOn} onClick={() => startFile(only)}>
          {some.length < missing.length
            ? w.firstMissing(some.length, missing.length)
            : w.onlyMissing(missing.length)}
        </Button>
      ) : null}
    </div>
  );
}

function Run({ asked, state }: { asked: AskedFile; state: ExportState }) {
  const { data: progress } = useQuery(progressQuery(idOf(state), state.status));
  const isRunning = state.status === 'running';
  const sentence = sentenceOf(state, asked, progress);
  const bytes = state.status === 'running' ? state.arrived?.bytes : undefined;
  const problem = state.status === 'failed' && state.error instanceof ProblemError ? state.error : undefined;
  return (
    <section aria-label={w.progress} className="flex max-w-160 flex-col gap-3 border-t border-line pt-4">
      <div tabIndex={-1} className="flex flex-wrap items-center gap-x-3 gap-y-2 outline-none">
        <p role="status" className="text-base">
          {sentence}
        </p>
        {isRunning ? (
          <Button ref={handsFocusOn} onClick={cancelFile}>
            {w.cancel}
          </Button>
        ) : null}
      </div>
      {isRunning ? (
        <>
          <div className="flex">
            <ProgressBar label={w.progress} value={progress?.finished} max={progress?.of ?? 1} />
          </div>
          <p className="text-xs text-muted">
            {[
              progress && w.rows[asked.noun](progress.rows),
              bytes === undefined || bytes === 0 ? undefined : formatBytes(bytes),
            ]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </p>
        </>
      ) : null}
      {state.status === 'done' ? (
        <p className="text-sm break-all text-muted">{w.saved(state.file.name)}</p>
      ) : null}
      {state.status === 'failed' ? <p role="alert">{reasonOf(state.error)}</p> : null}
      {problem?.requestId === undefined ? null : <RequestId id={problem.requestId} />}
      {progress?.absentFields.map((name) => (
        <p key={name} className="text-sm text-warn">
          {w.absentField(name)}
        </p>
      ))}
      {progress === undefined ? null : <Missing progress={progress} />}
      {isRunning ? null : (
        <Next
          asked={asked}
          state={state}
          missing={progress?.missing.map(({ company }) => company.id) ?? []}
        />
      )}
    </section>
  );
}

function Watched({ file }: { file: NonNullable<ReturnType<typeof companiesFile.get>> }) {
  const state = useStore(file.job.state);
  return <Run asked={file.asked} state={state} />;
}

/** The progress and the result of the latest file. */
export function FileRun() {
  const file = useStore(companiesFile);
  return file === undefined ? null : <Watched file={file} />;
}
