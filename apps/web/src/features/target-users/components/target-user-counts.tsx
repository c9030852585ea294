import { targetUserStatuses } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { CountCard } from '../../../shared/chart/count-card.tsx';
import { Counts } from '../../../shared/chart/counts.tsx';
import { LatestMonth } from '../../../shared/chart/latest-month.tsx';
import { MonthChart } from '../../../shared/chart/month-chart.tsx';
import { formatMonth } from '../../../shared/lib/month.ts';
import { targetUserWords } from '../../../shared/words/target-users.ts';
import { targetUserSummaryQuery } from '../details-queries.ts';

/** How many people a company has, by status and month; each number leads to the list of those people. */
export function TargetUserCounts({ companyId }: { companyId: string }) {
  const { data, error, refetch } = useQuery(targetUserSummaryQuery(companyId));
  const pathname = `/companies/${companyId}/target-users`;
  const linkTo = (name: string, value: string) => ({
    pathname,
    search: String(new URLSearchParams({ [name]: value })),
  });
  const latest = data?.months.at(-1);
  const month = latest?.month ?? undefined;
  return (
    <Counts error={data ? null : error} onRetry={() => void refetch()}>
      {targetUserStatuses.map((status) => (
        <CountCard
          key={status}
          label={targetUserWords.statuses[status]}
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
