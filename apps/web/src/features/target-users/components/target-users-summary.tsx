import {
  type getTargetUserSummary,
  type ResponseOf,
  TargetUserQuery,
  targetUserStatuses,
} from '@reseller-console/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'react-router';
import { formatMonth } from '../../../shared/lib/month.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { writeTableState } from '../../../shared/table/table-url-state.ts';
import type { TableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { CountCard } from '../chart/count-card.tsx';
import { Counts } from '../chart/counts.tsx';
import { LatestMonth } from '../chart/latest-month.tsx';
import { MonthChart } from '../chart/month-chart.tsx';
import { words as w } from '../words/en.ts';

interface SummaryProps {
  summary: UseQueryResult<ResponseOf<typeof getTargetUserSummary>>;
  state: TableUrlState<TargetUserQuery>;
}

/**
 * Counts that filter the list when pressed, one at a time, and the target users added per month. A count is of the whole company,
 * so pressing one takes the other back.
 */
export function TargetUsersSummary({ summary, state }: SummaryProps) {
  const { data } = summary;
  const { query, change } = state;
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const latest = data?.months.at(-1);
  const month = latest?.month ?? undefined;
  return (
    <Counts failure={useFailure(summary)}>
      {targetUserStatuses.map((status) => {
        const pressed = query.status === status && query.month === undefined;
        return (
          <CountCard
            key={status}
            label={w.statuses[status]}
            count={data?.[status]}
            pressed={pressed}
            onPress={() => change({ status: pressed ? undefined : status, month: undefined })}
          />
        );
      })}
      <CountCard
        label={<LatestMonth month={latest && (month === undefined ? latest.label : formatMonth(month))} />}
        count={data === undefined ? undefined : (latest?.count ?? null)}
        pressed={month !== undefined && query.month === month}
        onPress={() =>
          month !== undefined &&
          change({ month: query.month === month ? undefined : month, status: undefined })
        }
      />
      <MonthChart
        months={data?.months}
        chosen={query.month}
        linkOf={(wanted) => ({
          pathname,
          search: String(writeTableState(TargetUserQuery, params, { month: wanted, status: undefined })),
        })}
      />
    </Counts>
  );
}
