import type { Job } from '@reseller-console/contract';
import { formatMoment } from '../../../shared/lib/moment.ts';
import type { Column } from '../../../shared/table/column.ts';
import { CompanyLink } from '../../../shared/ui/company-link.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { placeName, titleOf } from '../model/names.ts';
import { settledOf, workOf } from '../model/states.ts';
import { words as w } from '../words/en.ts';
import { JobState } from './job-state.tsx';

/** A plan by what it does, and by the one record that it is about. */
const nameOf = (job: Job): string => (job.title === null ? titleOf(job) : `${titleOf(job)}: ${job.title}`);

export const jobsColumns = (namesakes: ReadonlyMap<string, string>): readonly Column<Job>[] => [
  {
    id: 'name',
    header: w.list.name,
    width: 260,
    cellProps: (job) => ({ title: nameOf(job) }),
    cell: (job) => <Link to={`/jobs/${job.id}`}>{nameOf(job)}</Link>,
  },
  {
    id: 'state',
    header: w.list.state,
    width: 170,
    card: 'fact',
    cell: (job) => <JobState job={job} />,
  },
  {
    id: 'progress',
    header: w.list.progress,
    width: 110,
    align: 'end',
    card: 'named',
    cell: (job) => (job.startedAt === null ? null : w.toast.of(settledOf(job), workOf(job))),
  },
  {
    id: 'company',
    header: w.list.company,
    width: 200,
    card: 'fact',
    cellProps: (job) => ({ title: placeName(job) }),
    cell: (job) =>
      job.companyId === null ? (
        placeName(job)
      ) : (
        <CompanyLink
          id={job.companyId}
          name={job.companyName ?? job.companyId}
          apart={namesakes.get(job.companyId)}
        />
      ),
  },
  {
    id: 'person',
    header: w.list.person,
    width: 150,
    card: 'fact',
    cellProps: ({ person }) => ({ title: person.name }),
    cell: ({ person }) => person.name,
  },
  {
    id: 'created',
    header: w.list.created,
    width: 190,
    card: 'named',
    cell: ({ createdAt }) => formatMoment(createdAt),
  },
];
