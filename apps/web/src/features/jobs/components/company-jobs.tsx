import { useInfiniteQuery } from '@tanstack/react-query';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { OverviewLine, OverviewSection } from '../../../shared/ui/overview-section.tsx';
import { titleOf } from '../model/names.ts';
import { jobsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { JobState } from './job-state.tsx';

const maxShown = 4;

/** The latest plans and jobs of one company. */
export default function CompanyJobs({ companyId }: { companyId: string }) {
  const load = useInfiniteQuery(jobsQuery({ company: companyId }));
  const jobs = load.data?.pages[0]?.items;
  return (
    <OverviewSection
      title={w.latest}
      more={{ to: `/jobs?company=${companyId}`, text: w.chip.all }}
      failure={useFailure(load)}
      failed={w.latestFailed}
      loading={jobs === undefined}
    >
      {jobs?.length ? (
        <ul>
          {jobs.slice(0, maxShown).map((job) => (
            <OverviewLine key={job.id} end={<JobState job={job} />}>
              <Link to={`/jobs/${job.id}`} className="hover:text-accent">
                {titleOf(job)}
              </Link>
            </OverviewLine>
          ))}
        </ul>
      ) : (
        <p className="text-muted">{w.latestNone}</p>
      )}
    </OverviewSection>
  );
}
