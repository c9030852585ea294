import type { TargetGroup } from '@reseller-console/contract';
import { formatDate, formatNumber } from '../../../shared/lib/format.ts';
import type { Column } from '../../../shared/table/column.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { targetGroupWords as w } from '../../../shared/words/target-groups.ts';
import { targetUserWords } from '../../../shared/words/target-users.ts';
import { KindBadge } from './kind-badge.tsx';

const numberOr = (count: number | null) => (count === null ? null : formatNumber(count));

export function targetGroupsColumns(companyId: string): readonly Column<TargetGroup>[] {
  return [
    {
      id: 'name',
      header: w.name,
      sort: 'name',
      width: 240,
      cellProps: ({ name }) => ({ title: name }),
      cell: ({ id, name }) => (
        <Link to={`/companies/${companyId}/target-groups/${id}`} dir="auto">
          <span className="truncate">{name}</span>
        </Link>
      ),
    },
    {
      id: 'kind',
      header: w.kind,
      width: 128,
      card: 'status',
      cell: ({ kind }) => <KindBadge kind={kind} />,
    },
    {
      id: 'members',
      header: w.members,
      align: 'end',
      width: 104,
      card: 'named',
      cell: ({ userCount }) => numberOr(userCount),
    },
    {
      id: 'with-phone',
      header: w.withPhone,
      align: 'end',
      width: 112,
      cell: ({ phoneUserCount }) => numberOr(phoneUserCount),
    },
    {
      id: 'priority',
      header: w.priority,
      sort: 'priority',
      width: 112,
      card: 'named',
      cell: ({ priority }) => targetUserWords.priorities[priority],
    },
    {
      id: 'created',
      header: w.created,
      sort: 'createdAt',
      width: 128,
      cell: ({ createdAt }) => formatDate(createdAt) ?? createdAt,
    },
    {
      id: 'updated',
      header: w.updated,
      width: 128,
      optional: true,
      cell: ({ updatedAt }) => formatDate(updatedAt) ?? updatedAt,
    },
  ];
}
