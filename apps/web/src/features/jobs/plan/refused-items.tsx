import type { Job } from '@reseller-console/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { reasonOfItem } from '../model/names.ts';
import { isCreation } from '../model/states.ts';
import { jobItemsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';

/** Items that are shown here; all of them are on the plan's page. */
const few = 5;

const left = ['refuse', 'skip'] as const;

/** What the plan leaves as it is, each with the reason. */
export function RefusedItems({ job, onLeave }: { job: Job; onLeave: () => void }) {
  const count = job.verdicts.refuse + job.verdicts.skip;
  const list = useInfiniteQuery({
    ...jobItemsQuery(job.id, { verdict: left }),
    enabled: count > 0,
  });
  if (count === 0) return null;
  const items = list.data?.pages[0]?.items.slice(0, few);
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-sm font-medium">{w.dialog.notPossible(count)}</h3>
      {list.error !== null && items === undefined ? (
        <FailureLine
          what={w.items.failed}
          error={list.error}
          busy={list.isFetching}
          onRetry={() => void list.refetch()}
        />
      ) : null}
      <ul className="flex flex-col rounded-surface border border-line text-sm">
        {items?.map((item) => (
          <li key={item.ordinal} className="flex flex-col border-b border-line px-3 py-2 last:border-b-0">
            <span dir="auto" className="font-medium break-words">
              {job.companyId === null && item.companyId !== null
                ? `${item.companyName ?? item.companyId}: ${item.subject ?? item.recordId}`
                : (item.subject ?? item.recordId)}
            </span>
            <span className="text-muted">{reasonOfItem(item)}</span>
          </li>
        ))}
      </ul>
      {count > few ? (
        <Link
          to={isCreation(job) ? `/jobs/${job.id}` : `/jobs/${job.id}?verdict=refuse`}
          className="hit self-start text-sm text-accent"
          onClick={onLeave}
        >
          {w.dialog.seeAll}
        </Link>
      ) : null}
    </section>
  );
}
