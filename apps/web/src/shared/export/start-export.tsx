import { showToast } from '../toast/toasts.ts';
import { ExportToast } from './export-toast.tsx';
import { createJob, type ExportRequest } from './jobs.ts';

/** Begins an export; its toast tells how it goes, on whatever page the person is by then. */
export function startExport(request: ExportRequest): void {
  const job = createJob(request);
  void job.run();
  showToast((dismiss) => <ExportToast job={job} onDismiss={dismiss} />);
}
