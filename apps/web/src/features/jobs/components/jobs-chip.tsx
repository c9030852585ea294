import { useQuery } from '@tanstack/react-query';
import { Loader } from 'lucide-react';
import { useStore } from '../../../shared/lib/store.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { Popover } from '../../../shared/ui/popover.tsx';
import { followed } from '../model/followed.ts';
import { inPlace, titleOf } from '../model/names.ts';
import { isAtWork, settledOf, workOf } from '../model/states.ts';
import { busyJobsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { JobState } from './job-state.tsx';
import './jobs.css';

/** In the header, while plans of this person are at work: how many, and a list of them. */
export function JobsChip({ personId }: { personId: string }) {
  const isWatched = useStore(followed).length > 0;
  const { data = [] } = useQuery(busyJobsQuery(isWatched));
  const own = data.filter(({ person }) => person.id === personId);
  const running = own.filter(isAtWork).length;
  if (own.length === 0) return null;
  const text = running > 0 ? w.chip.text(running) : w.chip.paused(own.length);
  return (
    <Popover
      label={w.title}
      align="end"
      trigger={(props) => (
        <button
          type="button"
          title={text}
          className="hit inline-flex h-8 items-center gap-2 rounded-full border border-line px-2.5 text-sm font-medium tabular-nums hover:bg-hover"
          {...props}
        >
          <Loader aria-hidden className={`size-4 text-accent ${running > 0 ? 'job-spinner' : ''}`} />
          <span className="max-sm:sr-only">{text}</span>
          <span aria-hidden className="sm:hidden">
            {running || own.length}
          </span>
        </button>
      )}
    >
      {(close) => (
        <div className="flex w-84 max-w-full flex-col p-1.5">
          <ul>
            {own.map((job) => (
              <li key={job.id}>
                <Link
                  to={`/jobs/${job.id}`}
                  className="hit flex flex-col gap-0.5 rounded-control px-2 py-1.5 text-sm hover:bg-hover"
                  onClick={close}
                >
                  <span className="font-medium break-words">{inPlace(titleOf(job), job)}</span>
                  <span className="flex flex-wrap gap-x-3 text-muted tabular-nums">
                    <JobState job={job} />
                    <span>{w.toast.of(settledOf(job), workOf(job))}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <Link
            to="/jobs"
            className="hit mt-1 flex h-8 items-center border-t border-line px-2 text-sm text-accent"
            onClick={close}
          >
            {w.chip.all}
          </Link>
        </div>
      )}
    </Popover>
  );
}
