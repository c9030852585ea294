import type { GroupCompany } from '@reseller-console/contract';
import { formatDate, formatDay, formatNumber } from '../../../shared/lib/format.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import type { Column } from '../../../shared/table/column.ts';
import { CompanyLink } from '../../../shared/ui/company-link.tsx';
import { words as w } from '../words/en.ts';

export const groupCompaniesColumns = (
  namesakes: ReadonlyMap<string, string>,
): readonly Column<GroupCompany>[] => [
  {
    id: 'name',
    header: w.name,
    sort: 'name',
    width: 280,
    cellProps: ({ id, name }) => ({ title: toldApart({ name, apart: namesakes.get(id) }) }),
    cell: ({ id, name }) => <CompanyLink id={id} name={name} apart={namesakes.get(id)} />,
  },
  {
    id: 'industry',
    header: w.industry,
    sort: 'industry',
    width: 176,
    card: 'fact',
    cellProps: ({ industry }) => ({ title: industry ?? undefined }),
    cell: ({ industry }) => industry,
  },
  {
    id: 'licence-type',
    header: w.licenceType,
    sort: 'licenceType',
    width: 160,
    cell: ({ licenceType }) => licenceType,
  },
  {
    id: 'licences',
    header: w.licences,
    sort: 'userLimit',
    align: 'end',
    width: 112,
    card: 'named',
    cell: ({ userLimit }) => (userLimit === null ? w.unlimited : formatNumber(userLimit)),
  },
  {
    id: 'renewal',
    header: w.renewal,
    sort: 'licenceEndsAt',
    width: 136,
    cell: ({ licenceEndsAt }) => formatDay(licenceEndsAt) ?? licenceEndsAt,
  },
  {
    id: 'created',
    header: w.created,
    sort: 'createdAt',
    width: 136,
    optional: true,
    cell: ({ createdAt }) => formatDate(createdAt) ?? createdAt,
  },
];
