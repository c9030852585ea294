import { exportLicences, LicenceQuery } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { useMemo } from 'react';
import { ExportButton } from '../../../shared/export/export-button.tsx';
import { formatNumber } from '../../../shared/lib/format.ts';
import { ListView, type ListViews } from '../../../shared/table/list-view.tsx';
import { usePrefetchNext } from '../../../shared/table/use-prefetch-next.ts';
import { useTableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { Toggle } from '../../../shared/ui/toggle.tsx';
import { directoryQuery, useCompanyNamesakes } from '../../companies/queries.ts';
import { useCsvSeparator, useTablePreferences } from '../../preferences/queries.ts';
import { licencesQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { licencesColumns } from './licences-columns.tsx';

const count = (value: number | undefined) => (
  <span className="min-w-[2ch] text-muted">{value === undefined ? null : formatNumber(value)}</span>
);

/** Licence use of every company: which are over their limit, which renew soon, and how use develops. */
export function LicencesPage({ views }: { views: ListViews }) {
  const [view, setView] = useTablePreferences('licences');
  const separator = useCsvSeparator();
  const state = useTableUrlState(LicenceQuery, view.pageSize);
  const { query, change } = state;
  const list = useQuery(licencesQuery(query));
  usePrefetchNext(list.data, query, licencesQuery);
  // It tells companies of the same name apart.
  useQuery(directoryQuery);
  const namesakes = useCompanyNamesakes();
  const columns = useMemo(() => licencesColumns(namesakes), [namesakes]);
  return (
    <ListView
      title={w.title}
      searchLabel={w.search}
      emptyIcon={Gauge}
      emptyText={w.empty}
      noMatchText={w.noMatch}
      countText={w.count}
      columns={columns}
      list={list}
      state={state}
      view={view}
      onView={setView}
      views={views}
      actions={
        <ExportButton
          name={w.title}
          operation={exportLicences}
          query={query}
          list={list}
          separator={separator}
          formats={['csv']}
        />
      }
      filters={
        <>
          <Toggle pressed={query.over === true} onToggle={(on) => change({ over: on || undefined })}>
            {w.overLicence}
            {count(list.data?.overCount)}
          </Toggle>
          {([30, 60, 90] as const).map((days) => (
            <Toggle
              key={days}
              pressed={query.renews === days}
              onToggle={(on) => change({ renews: on ? days : undefined })}
            >
              {w.renews(days)}
              {count(list.data?.renewing.find((one) => one.days === days)?.count)}
            </Toggle>
          ))}
        </>
      }
    />
  );
}
