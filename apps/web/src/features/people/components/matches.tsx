import type { PeopleEvent } from '@reseller-console/contract';
import { useMemo } from 'react';
import type { Column } from '../../../shared/table/column.ts';
import { DataTable } from '../../../shared/table/data-table.tsx';
import { CompanyLink } from '../../../shared/ui/company-link.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { words as w } from '../words/en.ts';

type Match = Extract<PeopleEvent, { type: 'match' }>;
type Row = Match & { id: string };

const nameOf = ({ firstName, lastName, email }: Match['user']): string =>
  [firstName, lastName].filter((part) => part !== null).join(' ') || email;

const columns = (namesakes: ReadonlyMap<string, string>): readonly Column<Row>[] => [
  {
    id: 'address',
    header: w.address,
    width: 280,
    cellProps: ({ user }) => ({ title: user.email }),
    cell: ({ company, user }) => (
      <Link to={`/companies/${company.id}/target-users/${user.id}`} dir="auto">
        {user.email}
      </Link>
    ),
  },
  {
    id: 'company',
    header: w.company,
    width: 240,
    card: 'fact',
    cell: ({ company: { id, name } }) => <CompanyLink id={id} name={name} apart={namesakes.get(id)} />,
  },
  {
    id: 'person',
    header: w.person,
    width: 200,
    card: 'fact',
    cellProps: ({ user }) => ({ title: nameOf(user) }),
    cell: ({ user }) => <span dir="auto">{nameOf(user)}</span>,
  },
  {
    id: 'department',
    header: w.department,
    width: 160,
    card: 'fact',
    cellProps: ({ user }) => ({ title: user.department ?? undefined }),
    cell: ({ user }) => user.department,
  },
  {
    id: 'status',
    header: w.status,
    width: 120,
    card: 'status',
    cellProps: ({ user }) => ({ className: 'status', 'data-state': user.status }),
    cell: ({ user }) => w.statuses[user.status],
  },
];

/** Target users of all companies, in the order in which they were found. */
export function Matches({ matches }: { matches: readonly Match[] }) {
  const namesakes = useCompanyNamesakes();
  const shown = useMemo(() => columns(namesakes), [namesakes]);
  const rows = useMemo(
    () => matches.map((match) => ({ ...match, id: `${match.company.id} ${match.user.id}` })),
    [matches],
  );
  return (
    <div className="overflow-x-auto rounded-surface border border-line bg-surface">
      <DataTable
        label={w.results}
        columns={shown}
        rows={rows}
        expected={rows.length}
        compact={false}
        busy={false}
      />
    </div>
  );
}
