import type { Company } from '@reseller-console/contract';
import { formatDay, formatNumber } from '../../../shared/lib/format.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import type { Column } from '../../../shared/table/column.ts';
import { CompanyLink } from '../../../shared/ui/company-link.tsx';
import { licenceUse } from '../model/licence-use.ts';
import { words as w } from '../words/en.ts';

export const companiesColumns = (namesakes: ReadonlyMap<string, string>): readonly Column<Company>[] => [
  {
    id: 'name',
    header: w.name,
    sort: 'name',
    width: 260,
    cellProps: ({ id, name }) => ({ title: toldApart({ name, apart: namesakes.get(id) }) }),
    cell: ({ id, name }) => <CompanyLink id={id} name={name} apart={namesakes.get(id)} />,
  },
  {
    id: 'licence',
    header: w.licence,
    sort: 'userLimit',
    width: 184,
    card: 'status',
    cellProps: (company) => {
      const { share, over } = licenceUse(company);
      if (share === undefined) return {};
      return {
        className: 'use-bar',
        style: { '--used': share },
        ...(over > 0 ? { 'data-state': 'over' } : {}),
      };
    },
    cell: (company) => {
      const { userLimit, activeUsers } = company;
      const { over } = licenceUse(company);
      if (userLimit === null) return formatNumber(activeUsers);
      const used = w.used(activeUsers, userLimit);
      if (over === 0) return used;
      return (
        <>
          {used} <b className="font-medium text-bad">{w.over(over)}</b>
        </>
      );
    },
  },
  {
    id: 'users',
    header: w.users,
    sort: 'activeUsers',
    align: 'end',
    width: 88,
    cell: ({ activeUsers }) => formatNumber(activeUsers),
  },
  {
    id: 'monthly',
    header: w.monthly,
    align: 'end',
    width: 120,
    card: 'named',
    cell: ({ monthlyActiveUsers }) => formatNumber(monthlyActiveUsers),
  },
  {
    id: 'renewal',
    header: w.renewal,
    sort: 'licenceEndsAt',
    width: 176,
    card: 'named',
    cell: ({ licenceEndsAt, licenceExpired }) => {
      const day = formatDay(licenceEndsAt) ?? licenceEndsAt;
      if (!licenceExpired) return day;
      return <span className="text-warn">{w.expired(day)}</span>;
    },
  },
  {
    id: 'industry',
    header: w.industry,
    sort: 'industry',
    width: 160,
    optional: true,
    cellProps: ({ industry }) => ({ title: industry ?? undefined }),
    cell: ({ industry }) => industry,
  },
  {
    id: 'tags',
    header: w.tags,
    width: 176,
    cellProps: ({ tags }) => ({ className: 'text-muted', title: tags.join(', ') || undefined }),
    cell: ({ tags }) => tags.join(', '),
  },
];
