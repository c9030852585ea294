import {
  type ExportOperation,
  exportJobPlan,
  exportJobRecovery,
  exportJobReport,
  type Job,
} from '@reseller-console/contract';
import { Download } from 'lucide-react';
import { startExport } from '../../../shared/export/start-export.tsx';
import { formatMoment } from '../../../shared/lib/moment.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { useCsvSeparator } from '../../preferences/queries.ts';
import { isDeletion } from '../model/names.ts';
import { areFilesGone } from '../model/states.ts';
import { words as w } from '../words/en.ts';

/** The files of a plan, and until when they are available. */
export function JobFiles({ job }: { job: Job }) {
  const { id, companyId, companyName } = job;
  const [separator] = useCsvSeparator();
  const apart = useCompanyNamesakes().get(companyId ?? '');
  if (job.planHash === null) return null;
  if (areFilesGone(job)) return <p className="text-sm text-muted">{w.files.gone}</p>;
  const place = companyId === null ? undefined : { id: companyId, name: companyName ?? companyId, apart };
  const file = (name: string, operation: ExportOperation) => (
    <Button
      onClick={() =>
        startExport({ name, place, file: { operation, params: { jobId: id }, query: { separator } } })
      }
    >
      <Download aria-hidden className="size-4 text-muted" />
      {name}
    </Button>
  );
  return (
    <section aria-label={w.files.title} className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        {file(w.files.plan, exportJobPlan)}
        {job.startedAt === null ? null : file(w.files.report, exportJobReport)}
        {job.hasRecovery && isDeletion(job) ? file(w.files.recovery, exportJobRecovery) : null}
      </div>
      <p className="text-xs text-muted">
        {job.filesUntil === null
          ? w.files.while
          : w.files.until(formatMoment(job.filesUntil) ?? job.filesUntil)}
        {job.hasRecovery && isDeletion(job) ? ` ${w.files.recoveryHint}` : null}
      </p>
    </section>
  );
}
