import { type Company, CompanyQuery } from '@reseller-console/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo } from 'react';
import CopyIdMenu from '../../../shared/copy/copy-id-menu.tsx';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { resellerScope } from '../../../shared/lib/query-scope.ts';
import { usePicks } from '../../../shared/select/use-picks.tsx';
import { useHasSelected, useSelection } from '../../../shared/select/use-selection.ts';
import type { Column, TableView } from '../../../shared/table/column.ts';
import type { Picks } from '../../../shared/table/data-table.tsx';
import { companiesQuery, useCompanyNamesakes } from '../queries.ts';
import { CompaniesBar } from './companies-bar.tsx';
import { withValues } from './company-values.ts';

/** How the list is shown. */
interface ShownList {
  readonly query: CompanyQuery;
  readonly columns: readonly Column<Company>[];
  readonly view: TableView;
}

/** The parts of the list that selecting needs. */
export interface SelectingParts {
  readonly picks: Picks<Company>;
  /** What can be done with what is selected; null while nothing is. */
  readonly barOf: (shown: ShownList) => ReactNode;
  readonly rowMenu: (scroller: RefObject<HTMLElement | null>) => ReactNode;
}

interface SelectingProps {
  query: CompanyQuery;
  list: UseQueryResult<{ items: Company[]; total: number }>;
  onParts: (parts: SelectingParts) => void;
}

/** Selects rows of the list of companies. It loads after the rows, which matter more on the first page. */
export default function Selecting({ query, list, onParts }: SelectingProps) {
  const client = useQueryClient();
  const namesakes = useCompanyNamesakes();
  const rows = list.data?.items;
  const selection = useSelection<Company, CompanyQuery>(resellerScope, { schema: CompanyQuery, query, list });
  const hasSelected = useHasSelected(selection);
  const nameOf = useCallback(
    ({ id, name }: Pick<Company, 'id' | 'name'>) => toldApart({ name, apart: namesakes.get(id) }),
    [namesakes],
  );
  const picks = usePicks(
    selection,
    rows,
    useMemo(() => ({ nameOf }), [nameOf]),
  );
  const barOf = useCallback(
    ({ query: shown, columns, view }: ShownList) =>
      hasSelected ? (
        <CompaniesBar
          selection={selection}
          copy={{
            columns: withValues(columns),
            view,
            query: shown,
            readPage: (of) => client.fetchQuery(companiesQuery(of)),
          }}
        />
      ) : null,
    [hasSelected, selection, client],
  );
  const rowMenu = useCallback(
    (scroller: RefObject<HTMLElement | null>) => (
      <CopyIdMenu rows={rows ?? []} scroller={scroller} nameOf={nameOf} />
    ),
    [rows, nameOf],
  );
  useEffect(() => onParts({ picks, barOf, rowMenu }), [onParts, picks, barOf, rowMenu]);
  return null;
}
