import { showToast } from '../toast/toasts.ts';
import { ExportToast } from './export-toast.tsx';
import { createJob, type ExportRequest } from './jobs.ts';

/** Starts an export; its toast shows the progress on every page. */
export function startExport(request: ExportRequest): void {
  const job = createJob(request);
  void job.run();
  showToast((dismiss) => <ExportToast job={job} onDismiss={dismiss} />);
}
