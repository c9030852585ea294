import type { CompanyQuery } from '@reseller-console/contract';
import { Toggle } from '../../../shared/ui/toggle.tsx';
import { useIsLimited } from '../../session/queries.ts';
import { words as w } from '../attention/words/en.ts';
import { GroupFilter } from './group-filter.tsx';

interface CompanyFiltersProps {
  query: Pick<CompanyQuery, 'denied' | 'group'>;
  /** Members of the group that are not among the companies. */
  unlistedCount: number | undefined;
  onChange: (change: Pick<CompanyQuery, 'denied' | 'group'>) => void;
}

/** The filters of companies that load after the rows. */
export default function CompanyFilters({ query, unlistedCount, onChange }: CompanyFiltersProps) {
  const limited = useIsLimited();
  return (
    <>
      <Toggle pressed={query.denied === true} onToggle={(on) => onChange({ denied: on || undefined })}>
        {w.deniedFilter}
      </Toggle>
      {limited ? null : (
        <GroupFilter
          group={query.group}
          unlistedCount={unlistedCount}
          onGroup={(group) => onChange({ group })}
        />
      )}
    </>
  );
}
