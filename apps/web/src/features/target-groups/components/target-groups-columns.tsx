import type { TargetGroup } from '@reseller-console/contract';
import { localDay } from '../../../shared/lib/day.ts';
import { formatDate, formatNumber } from '../../../shared/lib/format.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import type { CopyableColumn } from '../../../shared/table/column.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { ToldName } from '../../../shared/ui/told-name.tsx';
import { words as w } from '../words/en.ts';
import { KindBadge } from './kind-badge.tsx';

const numberOr = (count: number | null) => (count === null ? null : formatNumber(count));

export function targetGroupsColumns(
  companyId: string,
  namesakes: ReadonlyMap<string, string>,
): readonly CopyableColumn<TargetGroup>[] {
  return [
    {
      id: 'name',
      header: w.name,
      sort: 'name',
      width: 240,
      cellProps: ({ id, name }) => ({ title: toldApart({ name, apart: namesakes.get(id) }) }),
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Link to={`/companies/${companyId}/target-groups/${id}`} dir="auto">
          <ToldName name={name} apart={namesakes.get(id)} />
        </Link>
      ),
    },
    {
      id: 'kind',
      header: w.kind,
      width: 128,
      card: 'status',
      value: ({ kind }) => w.kinds[kind],
      cell: ({ kind }) => <KindBadge kind={kind} />,
    },
    {
      id: 'members',
      header: w.members,
      align: 'end',
      width: 104,
      card: 'named',
      value: ({ userCount }) => userCount,
      cell: ({ userCount }) => numberOr(userCount),
    },
    {
      id: 'with-phone',
      header: w.withPhone,
      align: 'end',
      width: 112,
      value: ({ phoneUserCount }) => phoneUserCount,
      cell: ({ phoneUserCount }) => numberOr(phoneUserCount),
    },
    {
      id: 'priority',
      header: w.priority,
      sort: 'priority',
      width: 112,
      card: 'named',
      cell: ({ priority }) => w.priorities[priority],
    },
    {
      id: 'created',
      header: w.created,
      sort: 'createdAt',
      width: 128,
      value: ({ createdAt }) => localDay(createdAt),
      cell: ({ createdAt }) => formatDate(createdAt) ?? createdAt,
    },
    {
      id: 'updated',
      header: w.updated,
      width: 128,
      optional: true,
      value: ({ updatedAt }) => localDay(updatedAt),
      cell: ({ updatedAt }) => formatDate(updatedAt) ?? updatedAt,
    },
  ];
}
