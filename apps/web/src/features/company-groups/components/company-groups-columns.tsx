import type { CompanyGroup } from '@reseller-console/contract';
import { localDay } from '../../../shared/lib/day.ts';
import { formatDate, formatNumber } from '../../../shared/lib/format.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import type { CopyableColumn } from '../../../shared/table/column.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { ToldName } from '../../../shared/ui/told-name.tsx';
import { words as w } from '../words/en.ts';

export const companyGroupsColumns = (
  namesakes: ReadonlyMap<string, string>,
): readonly CopyableColumn<CompanyGroup>[] => [
  {
    id: 'name',
    header: w.name,
    sort: 'name',
    width: 280,
    cellProps: ({ id, name }) => ({ title: toldApart({ name, apart: namesakes.get(id) }) }),
    value: ({ name }) => name,
    cell: ({ id, name }) => (
      <Link to={`/company-groups/${id}`} dir="auto">
        <ToldName name={name} apart={namesakes.get(id)} />
      </Link>
    ),
  },
  {
    id: 'companies',
    header: w.companies,
    sort: 'companyCount',
    align: 'end',
    width: 128,
    card: 'named',
    value: ({ companyCount }) => companyCount,
    cell: ({ companyCount }) => formatNumber(companyCount),
  },
  {
    id: 'created',
    header: w.created,
    sort: 'createdAt',
    width: 160,
    card: 'named',
    value: ({ createdAt }) => localDay(createdAt),
    cell: ({ createdAt }) => formatDate(createdAt) ?? createdAt,
  },
];
