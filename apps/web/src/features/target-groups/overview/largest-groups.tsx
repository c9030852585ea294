import { TargetGroupQuery } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { OverviewLine, OverviewSection } from '../../../shared/ui/overview-section.tsx';
import { targetGroupsQuery } from '../queries.ts';
import { words as w } from './words/en.ts';

const maxShown = 4;
// Keepnet does not sort by size: one page of the newest is sorted here, and the section says so where there are more.
const newest = TargetGroupQuery.parse({ pageSize: 100 });

/** The target groups of a company with the most members. */
export default function LargestGroups({ companyId }: { companyId: string }) {
  const load = useQuery(targetGroupsQuery(companyId, newest));
  const { items = [], total = 0 } = load.data ?? {};
  const largest = items.toSorted((a, b) => (b.userCount ?? -1) - (a.userCount ?? -1)).slice(0, maxShown);
  const path = `/companies/${companyId}/target-groups`;
  return (
    <OverviewSection
      title={w.title}
      more={{ to: path, text: w.all }}
      failure={useFailure(load)}
      failed={w.failed}
      loading={load.data === undefined}
    >
      {total === 0 ? (
        <p className="text-muted">{w.none}</p>
      ) : (
        <ul>
          {largest.map(({ id, name, userCount }) => (
            <OverviewLine key={id} end={userCount === null ? null : w.members(userCount)}>
              <Link to={`${path}/${id}`} className="hover:text-accent">
                {name}
              </Link>
            </OverviewLine>
          ))}
        </ul>
      )}
      {total > items.length ? <p className="mt-1 text-muted">{w.ofNewest(items.length, total)}</p> : null}
    </OverviewSection>
  );
}
