import { listJobs } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { CompanyFilter } from '../../features/activity/components/company-filter.tsx';
import { JobPage } from '../../features/jobs/components/job-page.tsx';
import { JobsPage } from '../../features/jobs/components/jobs-page.tsx';
import { words as w } from '../../features/jobs/words/en.ts';
import { sessionQuery, useCan } from '../../features/session/queries.ts';
import { words } from '../../shared/words/en.ts';
import { viewsOf } from '../views-of.tsx';
import { NotYours } from './not-yours.tsx';

/** The list of plans, or one of them. */
export function Component() {
  const { jobId } = useParams();
  const role = useQuery(sessionQuery).data?.user.role;
  const may = useCan(listJobs);
  if (may && jobId !== undefined) return <JobPage key={jobId} jobId={jobId} />;
  return (
    <>
      <title>{words.title(w.title, words.product)}</title>
      {may ? (
        <JobsPage
          views={viewsOf('jobs')}
          companyFilter={(company, onChoose) => (
            <CompanyFilter filters={{ company }} change={(changed) => onChoose(changed.company)} />
          )}
        />
      ) : null}
      {may || role === undefined ? null : (
        <NotYours role={role} title={w.operatorsOnlyTitle} reason={w.operatorsOnly} />
      )}
    </>
  );
}
