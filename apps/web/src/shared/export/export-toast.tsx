import { useStore } from '../lib/store.ts';
import { ProblemError } from '../problem-error.ts';
import { ToastBody } from '../toast/toast-body.tsx';
import { Button } from '../ui/button.tsx';
import { RequestId, reasonOf } from '../ui/failure.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { words } from '../words/en.ts';
import { formatBytes, formatShare } from './amounts.ts';
import type { Arrived } from './download.ts';
import type { ExportJob } from './jobs.ts';
import { saveFile } from './save-file.ts';
import { words as w } from './words/en.ts';

function textOf({ rows, total, bytes }: Arrived): string {
  if (rows === undefined) return formatBytes(bytes);
  if (total === undefined) return w.rows(rows);
  return rows > total ? `${w.rows(rows)} (${w.grown(rows - total)})` : w.rowsOf(rows, total);
}

function Progress({ arrived }: { arrived: Arrived | undefined }) {
  const { rows, total } = arrived ?? {};
  const share = rows !== undefined && total ? Math.min(1, rows / total) : undefined;
  return (
    <div aria-live="off" className="flex flex-col gap-1.5">
      <p className="flex justify-between gap-2 text-xs text-muted">
        <span>{arrived && arrived.bytes > 0 ? textOf(arrived) : w.waiting}</span>
        {share === undefined ? null : <span>{formatShare(share)}</span>}
      </p>
      <ProgressBar label={w.progress} value={share} />
    </div>
  );
}

/** How one export goes, and what came of it. */
export function ExportToast({ job, onDismiss }: { job: ExportJob; onDismiss: () => void }) {
  const state = useStore(job.state);
  const { name, place } = job.request;
  const again = <Button onClick={() => void job.run()}>{w.tryAgain}</Button>;
  switch (state.status) {
    case 'running':
      return (
        <ToastBody
          look="busy"
          title={w.starting(name)}
          place={place}
          actions={
            <Button
              onClick={() => {
                job.cancel();
                onDismiss();
              }}
            >
              {w.cancel}
            </Button>
          }
        >
          <Progress arrived={state.arrived} />
        </ToastBody>
      );
    case 'done':
      return (
        <ToastBody look="good" title={w.done(name)} place={place} onDismiss={onDismiss}>
          <p>{textOf(state.file)}</p>
          <p className="text-xs break-all text-muted">{state.file.name}</p>
        </ToastBody>
      );
    case 'short':
      return (
        <ToastBody
          look="warn"
          title={w.shortTitle(name)}
          place={place}
          onDismiss={onDismiss}
          actions={
            <>
              {again}
              <Button
                look="quiet"
                onClick={() => {
                  saveFile(state.file);
                  onDismiss();
                }}
              >
                {w.saveAnyway}
              </Button>
            </>
          }
        >
          <p>{w.short(state.rows, state.total)}</p>
        </ToastBody>
      );
    case 'cut':
      return (
        <ToastBody look="bad" title={w.failed(name)} place={place} onDismiss={onDismiss} actions={again}>
          <p>{w.cut(textOf(state.arrived))}</p>
        </ToastBody>
      );
    case 'failed': {
      const problem = state.error instanceof ProblemError ? state.error : undefined;
      return (
        <ToastBody look="bad" title={w.failed(name)} place={place} onDismiss={onDismiss} actions={again}>
          <p>{reasonOf(state.error)}</p>
          {problem?.retryAfter === undefined ? null : <p>{words.failure.wait(problem.retryAfter)}</p>}
          {problem?.requestId === undefined ? null : <RequestId id={problem.requestId} />}
        </ToastBody>
      );
    }
  }
}
