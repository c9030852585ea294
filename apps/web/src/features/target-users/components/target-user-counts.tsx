import { targetUserStatuses } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { formatMonth } from '../../../shared/lib/month.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { CountCard } from '../chart/count-card.tsx';
import { Counts } from '../chart/counts.tsx';
import { LatestMonth } from '../chart/latest-month.tsx';
import { MonthChart } from '../chart/month-chart.tsx';
import { targetUserSummaryQuery } from '../details-queries.ts';
import { words as w } from '../words/en.ts';

/** Counts of target users by status and month; each links to the list of those target users. */
export function TargetUserCounts({ companyId }: { companyId: string }) {
  const summary = useQuery(targetUserSummaryQuery(companyId));
  const { data } = summary;
  const pathname = `/companies/${companyId}/target-users`;
  const linkTo = (name: string, value: string) => ({
    pathname,
    search: String(new URLSearchParams({ [name]: value })),
  });
  const latest = data?.months.at(-1);
  const month = latest?.month ?? undefined;
  return (
    <Counts failure={useFailure(summary)}>
      {targetUserStatuses.map((status) => (
        <CountCard
          key={status}
          label={w.statuses[status]}
          count={data?.[status]}
          to={linkTo('status', status)}
        />
      ))}
      <CountCard
        label={<LatestMonth month={latest && (month === undefined ? latest.label : formatMonth(month))} />}
        count={data === undefined ? undefined : (latest?.count ?? null)}
        to={month === undefined ? pathname : linkTo('month', month)}
      />
      <MonthChart months={data?.months} linkOf={(wanted) => linkTo('month', wanted)} />
    </Counts>
  );
}
