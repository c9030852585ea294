import type { Job, JobWarning } from '@reseller-console/contract';
import { TriangleAlert } from 'lucide-react';
import { formatNumber } from '../../../shared/lib/format.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { words as w } from '../words/en.ts';

function textOf({ code, params }: JobWarning, job: Job, nameOf: (id: string) => string | undefined): string {
  const number = (param: string) => Number(params[param] ?? 0);
  const text = (param: string) => String(params[param] ?? '');
  switch (code) {
    case 'many_people': {
      const id = text('companyId');
      const name = nameOf(id) ?? (id === job.companyId ? job.companyName : undefined) ?? id;
      return w.warnings.many_people(formatNumber(number('people')), formatNumber(number('active')), name);
    }
    case 'closed_companies':
      return w.warnings.closed_companies(number('companies'));
    case 'over_licence':
      return w.warnings.over_licence(number('new'), number('left'));
    case 'no_mail':
      return w.warnings.no_mail(number('people'), text('domain'));
    case 'other_customer':
      return w.warnings.other_customer(number('people'), text('domain'), text('company') || undefined);
    case 'job_log':
      return w.warnings.job_log(number('changes'));
    default:
      return w.warnings[code];
  }
}

interface WarningsProps {
  job: Job;
  nameOf: (companyId: string) => string | undefined;
  onLeave?: () => void;
}

/** What to know before a plan is started. */
export function Warnings({ job, nameOf, onLeave }: WarningsProps) {
  if (job.warnings.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {job.warnings.map((warning) => (
        <li
          key={JSON.stringify(warning)}
          className="flex gap-2 rounded-surface border border-warn bg-warn-tint p-3 text-sm"
        >
          <TriangleAlert aria-hidden className="size-5 shrink-0 text-warn" />
          <span className="min-w-0 break-words">
            {textOf(warning, job, nameOf)}
            {warning.code === 'other_plan' && typeof warning.params['job'] === 'string' ? (
              <>
                {' '}
                <Link
                  to={`/jobs/${warning.params['job']}`}
                  className="underline hover:text-accent"
                  onClick={onLeave}
                >
                  {w.warnings.otherPlan}
                </Link>
              </>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
